; What the setup refuses, each with a sentence and an exit code.

!define RUNNING 3
!define OLDER 4
!define UNSUITABLE 5
!define BAD_FOLDER 6
!define PORTABLE_MARK "便携版.txt"
!define LONGEST_PATH 259

Var Previous  ; where the program is installed already, "" when it is not
Var Newer

!macro Refuse CODE SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

Function RefuseThisWindows
  ${IfNot} ${RunningX64}
    !insertmacro Refuse ${UNSUITABLE} "这台电脑装的是 32 位 Windows，${TITLE}需要 64 位的 Windows 10 或 Windows 11。请换一台电脑安装。"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse ${UNSUITABLE} "这台电脑的 Windows 版本太旧，${TITLE}需要 Windows 10（1809 或更新）或 Windows 11。请换一台电脑，或者先升级 Windows。"
  ${EndIf}
FunctionEnd

Function RefuseSecondSetup
  System::Call 'kernel32::CreateMutex(p 0, i 0, t "${NAME}-setup") p .r0 ?e'
  Pop $0
  ${If} $0 = 183  ; ERROR_ALREADY_EXISTS
    !insertmacro Refuse ${RUNNING} "${TITLE}的安装程序已经打开了。请到任务栏上找到它，或者等它结束。"
  ${EndIf}
FunctionEnd

Function RefuseOlderVersion
  ReadRegStr $Newer HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $Newer != ""
    ${VersionCompare} "$Newer" "${VERSION}" $0
    ${If} $0 = 1
      !insertmacro Refuse ${OLDER} "这台电脑上已经装了更新的 $Newer 版，没有换成 ${VERSION} 版：旧版打不开新版保存的草稿。$\r$\n$\r$\n如果一定要用旧版，请先卸载新版（草稿会保留），再运行本安装程序。"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Makes sure that $INSTDIR is a folder for us alone, short enough, and writable.
Function CheckFolder
  StrCpy $0 "$INSTDIR" 1 -1
  ${If} $0 == "\"
    StrCpy $INSTDIR "$INSTDIR" -1
  ${EndIf}
  Call KeepApart
  StrLen $0 "$INSTDIR"
  IntOp $0 $0 + ${LONGEST_NAME}
  ${If} $0 >= ${LONGEST_PATH}
    StrCpy $1 "这个文件夹的路径太长，装不进去。请换一个层次浅的文件夹。"
    Call RefuseFolder
  ${EndIf}
  ${DirState} "$INSTDIR" $2
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\try.tmp" w
  FileClose $0
  ${If} ${Errors}
    StrCpy $1 "这个文件夹不允许写入：$\r$\n$INSTDIR$\r$\n$\r$\n请换一个文件夹，或者保留安装程序原来给出的位置。"
    Call RefuseFolder
  ${EndIf}
  Delete "$INSTDIR\try.tmp"
  ${If} $2 = -1  ; it did not stand before, and the officer may still go back
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

; A folder with other things in it stays theirs: the program goes into a folder of its own inside.
Function KeepApart
  ${DirState} "$INSTDIR" $0
  ${If} $0 = 1
    ${If} ${FileExists} "$INSTDIR\${PORTABLE_MARK}"
    ${OrIfNot} ${FileExists} "$INSTDIR\${GUI_PROGRAM}.exe"
      StrCpy $INSTDIR "$INSTDIR\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Says the sentence in $1 and stays on the page; a silent run ends.
Function RefuseFolder
  MessageBox MB_OK|MB_ICONEXCLAMATION "$1" /SD IDOK
  ${If} ${Silent}
    SetErrorLevel ${BAD_FOLDER}
    Quit
  ${EndIf}
  Abort
FunctionEnd

; Goes on when neither program in FOLDER runs: Windows lets nobody write to the file of a running program.
!macro WaitUntilClosed FOLDER
  !insertmacro WaitForProgram "${FOLDER}\${GUI_PROGRAM}.exe"
  !insertmacro WaitForProgram "${FOLDER}\${CONSOLE_PROGRAM}.exe"
!macroend

!macro WaitForProgram FILE
  !define UNIQUE ${__COUNTER__}
  again_${UNIQUE}:
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${If} ${Errors}
      ${If} ${Silent}
        SetErrorLevel ${RUNNING}
        Abort
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}正在运行。请先关闭它（填的内容会自动保存），再点“重试”。" IDRETRY again_${UNIQUE}
      Abort "${TITLE}正在运行，没有改动任何文件。"
    ${EndIf}
    FileClose $0
  ${EndIf}
  !undef UNIQUE
!macroend
