"""Sphinx draws the fenced dateline blocks of its Markdown pages: `dateline embed` reads each page first."""
import os
import subprocess

project = "What became of the Marigold"
extensions = ["myst_parser"]
html_theme = "alabaster"


def embed(app, docname, source):
    page = app.env.doc2path(docname)
    if page.endswith(".md") and "dateline" in source[0]:
        source[0] = subprocess.run(
            ["dateline", "embed", "-"], input=source[0], stdout=subprocess.PIPE, encoding="utf-8",
            check=True, cwd=os.path.dirname(page),
        ).stdout


def setup(app):
    app.connect("source-read", embed)
