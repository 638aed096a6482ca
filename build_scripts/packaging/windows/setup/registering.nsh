; Shortcuts, file types, and the entry in 设置 → 应用. All of it belongs to this user only.

!define CLASSES "Software\Classes"

!macro Register
  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${GUI_PROGRAM}.exe" "" "$INSTDIR\${GUI_PROGRAM}.exe" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  ${If} $Previous == ""  ; a shortcut the officer has thrown away does not come back
  ${OrIf} ${FileExists} "$DESKTOP\${TITLE}.lnk"
    CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${GUI_PROGRAM}.exe" "" "$INSTDIR\${GUI_PROGRAM}.exe" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  ${EndIf}
  !insertmacro ForEachFileType RegisterFileType
  !insertmacro TellWindows
  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${GUI_PROGRAM}.exe,0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
!macroend

!macro Unregister
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  !insertmacro ForEachFileType UnregisterFileType
  !insertmacro TellWindows
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
!macroend

!macro RegisterFileType SUFFIX CLASS TITLE_OF_TYPE ICON_OF_TYPE
  WriteRegStr HKCU "${CLASSES}\.${SUFFIX}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\.${SUFFIX}\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${TITLE_OF_TYPE}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\_internal\icons\${ICON_OF_TYPE}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\${GUI_PROGRAM}.exe" "%1"'
!macroend

; Another program may have taken the suffix since: what is not ours stays.
!macro UnregisterFileType SUFFIX CLASS TITLE_OF_TYPE ICON_OF_TYPE
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
  DeleteRegValue HKCU "${CLASSES}\.${SUFFIX}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${SUFFIX}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.${SUFFIX}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegValue HKCU "${CLASSES}\.${SUFFIX}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${SUFFIX}"
!macroend

; SHCNE_ASSOCCHANGED: Explorer shows the new icons at once.
!macro TellWindows
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend
