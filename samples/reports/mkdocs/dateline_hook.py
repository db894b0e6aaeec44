"""MkDocs draws the fenced dateline blocks of its pages: `dateline embed` reads each page first."""
import os
import subprocess


def on_page_markdown(markdown, page, **_):
    if "dateline" not in markdown:
        return markdown
    return subprocess.run(
        ["dateline", "embed", "-"], input=markdown, stdout=subprocess.PIPE, encoding="utf-8", check=True,
        cwd=os.path.dirname(page.file.abs_src_path),
    ).stdout
