/* Puts the script and the style of HTML pages into the library: see embedded_page.hpp. */
        .section .rodata
        .global dateline_page_script_begin
        .hidden dateline_page_script_begin
        .global dateline_page_script_end
        .hidden dateline_page_script_end
        .global dateline_page_style_begin
        .hidden dateline_page_style_begin
        .global dateline_page_style_end
        .hidden dateline_page_style_end
        .type dateline_page_script_begin, %object
        .type dateline_page_script_end, %object
        .type dateline_page_style_begin, %object
        .type dateline_page_style_end, %object
dateline_page_script_begin:
        .incbin DATELINE_PAGE_SCRIPT
dateline_page_script_end:
        .byte 0
dateline_page_style_begin:
        .incbin DATELINE_PAGE_STYLE
dateline_page_style_end:
        .byte 0
        .section .note.GNU-stack, "", %progbits
