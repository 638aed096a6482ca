"""A bare window of PySide6 with one line of Chinese: what sizes and starts are compared with."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

qt = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("年报助手"))
window.showMaximized()
sys.exit(qt.exec())
