"""The report form as data: what a form is (`model`) and how a file of `resources/formats` becomes one (`reader`)."""
