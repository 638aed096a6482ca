; The setup program: one user, no administrator. product.nsh, which setup_program.py writes, says what of
; which product is packed; setup_program.py also tells the exit codes of a silent run (/S).
;
; SMALLEST is for handing out; without it the file is larger and made much faster, for tests.
; CPU "amd64" makes the setup itself a 64-bit program, for a wine that runs no others.

!ifndef CPU
  !define CPU "x86"
!endif
Target ${CPU}-unicode
Unicode true
!ifdef SMALLEST
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!else
  SetCompressor zlib
!endif

!include "${PRODUCT}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define OWN_KEY "Software\${NAME}"
!define DRAFTS "$LOCALAPPDATA\${NAME}"

Name "${TITLE}"
OutFile "${OUT}"
BrandingText "${TITLE} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS Win10
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION_NUMBERS}"
VIFileVersion "${VERSION_NUMBERS}"
!macro Tell NAME TEXT
  VIAddVersionKey /LANG=2052 "${NAME}" "${TEXT}"
!macroend
!insertmacro Tell "ProductName" "${TITLE}"
!insertmacro Tell "ProductVersion" "${VERSION}"
!insertmacro Tell "FileDescription" "${TITLE} 安装程序"
!insertmacro Tell "FileVersion" "${VERSION}"
!insertmacro Tell "CompanyName" "${PUBLISHER}"
!insertmacro Tell "LegalCopyright" "${PUBLISHER}，MIT 许可"

!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh
!include "guards.nsh"
!include "registering.nsh"
!include "removing.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_WELCOMEPAGE_TITLE "安装${TITLE} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${SUMMARY}。$\r$\n$\r$\n不需要管理员密码，不连接网络，只装在您自己的账户里。$\r$\n$\r$\n以前装过的，草稿和设置都会保留。请先关闭正在运行的${TITLE}，再点“下一步”。"
!insertmacro MUI_PAGE_WELCOME
!define MUI_DIRECTORYPAGE_TEXT_TOP "一般不用改动，直接点“安装”。$\r$\n草稿不存在这个文件夹里，换位置、升级、卸载都不会丢失。"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${TITLE}已经装好"
!define MUI_FINISHPAGE_TEXT "桌面和“开始”菜单里都有${TITLE}。双击 .nianbao 文件也能打开。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${GUI_PROGRAM}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  SetShellVarContext current
  Call RefuseThisWindows
  Call RefuseSecondSetup
  Call RefuseOlderVersion
  ${If} ${Silent}
    Call CheckFolder
  ${EndIf}
FunctionEnd

Section "-program"
  ReadRegStr $Previous HKCU "${OWN_KEY}" "InstallDir"
  !insertmacro WaitUntilClosed "$Previous"
  !insertmacro WaitUntilClosed "$INSTDIR"
  ${If} $Previous != ""
  ${AndIf} ${FileExists} "$Previous\uninstall.exe"
    ; Each version knows best which files are its own. The _? lets it run where it lies, to its end.
    ExecWait '"$Previous\uninstall.exe" /S /UPGRADE _?=$Previous'
    ${If} $Previous != $INSTDIR
      Delete "$Previous\uninstall.exe"
      RMDir "$Previous"
    ${EndIf}
  ${EndIf}
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro Register
SectionEnd

!include "uninstalling.nsh"
