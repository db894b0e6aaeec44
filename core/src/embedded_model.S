/* Puts the language model's weights into the library: no file is needed at run time. */
        .section .rodata
        .balign 64
        .global dateline_model_begin
        .hidden dateline_model_begin
        .global dateline_model_end
        .hidden dateline_model_end
        .type dateline_model_begin, %object
        .type dateline_model_end, %object
dateline_model_begin:
        .incbin DATELINE_MODEL_FILE
dateline_model_end:
        .byte 0
        .section .note.GNU-stack, "", %progbits
