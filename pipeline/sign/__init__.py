"""Digital signatures: writing them into .docx and .pdf, and checking anybody's.

The .docx side rests on ``cryptography`` and ``lxml`` alone. Clauses cited in this room:
[OPC] ECMA-376 part 2 (ISO/IEC 29500-2), Open Packaging Conventions, digital signatures;
[XMLDSIG] W3C XML Signature; [XAdES] ETSI TS 101 903 v1.3.2 and EN 319 132-1;
[OFFCRYPTO] MS-OFFCRYPTO 2.5.2, what Office adds to them.
"""
