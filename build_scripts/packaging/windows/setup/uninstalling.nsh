; The uninstaller. /UPGRADE removes the files of this version only: a newer one is about to come.
; Drafts stay unless the officer says otherwise, or a silent run is told /DRAFTS=DELETE.

Var IsUpgrade
Var DeletesDrafts

Function un.onInit
  SetShellVarContext current
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${If} ${Errors}
    StrCpy $IsUpgrade 0
  ${Else}
    StrCpy $IsUpgrade 1
  ${EndIf}
  ${GetOptions} $0 "/DRAFTS=" $DeletesDrafts
FunctionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed "$INSTDIR"
  !insertmacro RemoveProgram
  ${If} $IsUpgrade = 0
    !insertmacro Unregister
    Call un.AskAboutDrafts
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
  ${EndIf}
SectionEnd

Function un.AskAboutDrafts
  ${If} ${FileExists} "${DRAFTS}\*.*"
  ${AndIf} $DeletesDrafts != "DELETE"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "程序已经删除。草稿、备份和设置还在：$\r$\n${DRAFTS}$\r$\n$\r$\n要把它们也删除吗？删除以后找不回来；以后还要用的，或者不清楚的，请点“否”。" /SD IDNO IDNO done
    StrCpy $DeletesDrafts "DELETE"
  ${EndIf}
  ${If} $DeletesDrafts == "DELETE"
    RMDir /r "${DRAFTS}"
  ${EndIf}
  done:
FunctionEnd
