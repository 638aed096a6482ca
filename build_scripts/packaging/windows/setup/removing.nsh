; What goes when the program goes.

; Only what we put there, by name: the folder may hold something of the officer's.
!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${GUI_PROGRAM}.exe"
  Delete "$INSTDIR\${CONSOLE_PROGRAM}.exe"
!macroend
