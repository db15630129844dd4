#include "textflag.h"

// Constants of the loops for registers of 512 bits; see exp in set.go.
DATA wide<>+0(SB)/4, $0xc2a00000  // -expLimit
DATA wide<>+4(SB)/4, $0x42a00000  // expLimit
DATA wide<>+8(SB)/4, $0x3fb8aa3b  // perLn2
DATA wide<>+12(SB)/4, $0x4b400000 // roundOff
DATA wide<>+16(SB)/4, $0x3f317200 // ln2High
DATA wide<>+20(SB)/4, $0x35bfbe8e // ln2Low
DATA wide<>+24(SB)/4, $0x3ab60b61 // 1/720
DATA wide<>+28(SB)/4, $0x3c088889 // 1/120
DATA wide<>+32(SB)/4, $0x3d2aaaab // 1/24
DATA wide<>+36(SB)/4, $0x3e2aaaab // 1/6
DATA wide<>+40(SB)/4, $0x3f000000 // 1/2
DATA wide<>+44(SB)/4, $0x3f800000 // 1
DATA wide<>+48(SB)/4, $0xc0000000 // -2
DATA wide<>+52(SB)/4, $0x40000000 // 2
DATA wide<>+56(SB)/4, $0x80000000 // sign
GLOBL wide<>(SB), RODATA|NOPTR, $60

#define CONSTANTS \
	VBROADCASTSS wide<>+0(SB), Z16; \
	VBROADCASTSS wide<>+4(SB), Z17; \
	VBROADCASTSS wide<>+8(SB), Z18; \
	VBROADCASTSS wide<>+12(SB), Z19; \
	VBROADCASTSS wide<>+16(SB), Z20; \
	VBROADCASTSS wide<>+20(SB), Z21; \
	VBROADCASTSS wide<>+24(SB), Z22; \
	VBROADCASTSS wide<>+28(SB), Z23; \
	VBROADCASTSS wide<>+32(SB), Z24; \
	VBROADCASTSS wide<>+36(SB), Z25; \
	VBROADCASTSS wide<>+40(SB), Z26; \
	VBROADCASTSS wide<>+44(SB), Z27; \
	VBROADCASTSS wide<>+48(SB), Z28; \
	VBROADCASTSS wide<>+52(SB), Z29; \
	VBROADCASTSS wide<>+56(SB), Z30

// WIDEEXP sets Z0 to exp(Z0) as exp in set.go does; it spoils Z1 to Z3.
#define WIDEEXP \
	VMAXPS Z16, Z0, Z0; \
	VMINPS Z17, Z0, Z0; \
	VMULPS Z18, Z0, Z1; \
	VADDPS Z19, Z1, Z1; \
	VSUBPS Z19, Z1, Z2; \
	VMULPS Z20, Z2, Z3; \
	VSUBPS Z3, Z0, Z0; \
	VMULPS Z21, Z2, Z3; \
	VSUBPS Z3, Z0, Z0; \
	VMULPS Z22, Z0, Z2; \
	VADDPS Z23, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z24, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z25, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z26, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z27, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z27, Z2, Z2; \
	VPSLLD $23, Z1, Z1; \
	VPADDD Z1, Z2, Z0

// func sigmoidAVX512(x *float32, n int)
// x = 1 / (1 + exp(-x)); n is a multiple of 16.
TEXT ·sigmoidAVX512(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	CONSTANTS
sigmoidLoop:
	VMOVUPS (DI), Z0
	VPXORD Z30, Z0, Z0
	WIDEEXP
	VADDPS Z27, Z0, Z0
	VDIVPS Z0, Z27, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, DI
	SUBQ $16, CX
	JG sigmoidLoop
	VZEROUPPER
	RET

// func tanhAVX512(x *float32, n int)
// x = 2 / (1 + exp(-2x)) - 1; n is a multiple of 16.
TEXT ·tanhAVX512(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	CONSTANTS
tanhLoop:
	VMULPS (DI), Z28, Z0
	WIDEEXP
	VADDPS Z27, Z0, Z0
	VDIVPS Z0, Z29, Z0
	VSUBPS Z27, Z0, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, DI
	SUBQ $16, CX
	JG tanhLoop
	VZEROUPPER
	RET

// func addAVX512(x, y *float32, n int)
// x += y; n is a multiple of 16.
TEXT ·addAVX512(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), DI
	MOVQ y+8(FP), SI
	MOVQ n+16(FP), CX
addLoop:
	VMOVUPS (DI), Z0
	VADDPS (SI), Z0, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, DI
	ADDQ $64, SI
	SUBQ $16, CX
	JG addLoop
	VZEROUPPER
	RET

// func cellAVX512(c, y, p, gates *float32, h int)
// c = f·(p - z) + z, y = o·c; h is a multiple of 16.
TEXT ·cellAVX512(SB), NOSPLIT, $0-40
	MOVQ c+0(FP), DI
	MOVQ y+8(FP), SI
	MOVQ p+16(FP), DX
	MOVQ gates+24(FP), R8
	MOVQ h+32(FP), CX
	LEAQ (R8)(CX*4), R9
	LEAQ (R9)(CX*4), R10
	XORQ AX, AX
cellLoop:
	VMOVUPS (R8)(AX*4), Z0
	VMOVUPS (DX)(AX*4), Z1
	VSUBPS Z0, Z1, Z1
	VMULPS (R9)(AX*4), Z1, Z1
	VADDPS Z0, Z1, Z1
	VMOVUPS Z1, (DI)(AX*4)
	VMULPS (R10)(AX*4), Z1, Z1
	VMOVUPS Z1, (SI)(AX*4)
	ADDQ $16, AX
	CMPQ AX, CX
	JLT cellLoop
	VZEROUPPER
	RET

// func float4AVX512(c *float32, ldc int, a *float32, lda int, b *float32, ldb, k int)
// C (4 by 16) += A (4 by k) · B (k by 16), rounded product by product.
TEXT ·float4AVX512(SB), NOSPLIT, $0-56
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ lda+24(FP), R9
	MOVQ b+32(FP), DX
	MOVQ ldb+40(FP), R12
	MOVQ k+48(FP), CX
	SHLQ $2, R8
	SHLQ $2, R9
	SHLQ $2, R12
	LEAQ (R9)(R9*2), R10
	LEAQ (R8)(R8*2), R11
	VMOVUPS (DI), Z0
	VMOVUPS (DI)(R8*1), Z1
	VMOVUPS (DI)(R8*2), Z2
	VMOVUPS (DI)(R11*1), Z3
float4Loop:
	VMOVUPS (DX), Z8
	VMULPS.BCST (SI), Z8, Z4
	VMULPS.BCST (SI)(R9*1), Z8, Z5
	VMULPS.BCST (SI)(R9*2), Z8, Z6
	VMULPS.BCST (SI)(R10*1), Z8, Z7
	VADDPS Z4, Z0, Z0
	VADDPS Z5, Z1, Z1
	VADDPS Z6, Z2, Z2
	VADDPS Z7, Z3, Z3
	ADDQ $4, SI
	ADDQ R12, DX
	DECQ CX
	JNZ float4Loop
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, (DI)(R8*1)
	VMOVUPS Z2, (DI)(R8*2)
	VMOVUPS Z3, (DI)(R11*1)
	VZEROUPPER
	RET

// FINISH writes a row of two registers of sums; inv of the row is at offset I.
#define FINISH(A, B, I) \
	VPSUBD Z16, A, A; \
	VPSUBD Z17, B, B; \
	VCVTDQ2PS A, A; \
	VCVTDQ2PS B, B; \
	VMULPS Z18, A, A; \
	VMULPS Z19, B, B; \
	VMULPS.BCST I(AX), A, A; \
	VMULPS.BCST I(AX), B, B; \
	VADDPS Z20, A, A; \
	VADDPS Z21, B, B; \
	VMOVUPS A, (DI); \
	VMOVUPS B, 64(DI); \
	ADDQ R8, DI

// func bytes8VNNI(out *float32, ldo int, a *uint8, lda int, b *int8, groups int, corr *int32, scale, bias, inv *float32)
// out (8 by 32) = (A (8 rows of 4·groups bytes) · B (a panel) - corr)·scale·inv + bias.
TEXT ·bytes8VNNI(SB), NOSPLIT, $0-80
	MOVQ out+0(FP), DI
	MOVQ ldo+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ lda+24(FP), R9
	MOVQ b+32(FP), DX
	MOVQ groups+40(FP), CX
	SHLQ $2, R8
	LEAQ (R9)(R9*2), R10
	LEAQ (SI)(R9*4), R11
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7
	VPXORQ Z8, Z8, Z8
	VPXORQ Z9, Z9, Z9
	VPXORQ Z10, Z10, Z10
	VPXORQ Z11, Z11, Z11
	VPXORQ Z12, Z12, Z12
	VPXORQ Z13, Z13, Z13
	VPXORQ Z14, Z14, Z14
	VPXORQ Z15, Z15, Z15
bytes8Loop:
	VMOVDQU32 (DX), Z16
	VMOVDQU32 64(DX), Z17
	VPBROADCASTD (SI), Z18
	VPBROADCASTD (SI)(R9*1), Z19
	VPBROADCASTD (SI)(R9*2), Z20
	VPBROADCASTD (SI)(R10*1), Z21
	VPBROADCASTD (R11), Z22
	VPBROADCASTD (R11)(R9*1), Z23
	VPBROADCASTD (R11)(R9*2), Z24
	VPBROADCASTD (R11)(R10*1), Z25
	VPDPBUSD Z16, Z18, Z0
	VPDPBUSD Z17, Z18, Z1
	VPDPBUSD Z16, Z19, Z2
	VPDPBUSD Z17, Z19, Z3
	VPDPBUSD Z16, Z20, Z4
	VPDPBUSD Z17, Z20, Z5
	VPDPBUSD Z16, Z21, Z6
	VPDPBUSD Z17, Z21, Z7
	VPDPBUSD Z16, Z22, Z8
	VPDPBUSD Z17, Z22, Z9
	VPDPBUSD Z16, Z23, Z10
	VPDPBUSD Z17, Z23, Z11
	VPDPBUSD Z16, Z24, Z12
	VPDPBUSD Z17, Z24, Z13
	VPDPBUSD Z16, Z25, Z14
	VPDPBUSD Z17, Z25, Z15
	ADDQ $4, SI
	ADDQ $4, R11
	ADDQ $128, DX
	DECQ CX
	JNZ bytes8Loop
	MOVQ corr+48(FP), AX
	VMOVDQU32 (AX), Z16
	VMOVDQU32 64(AX), Z17
	MOVQ scale+56(FP), AX
	VMOVUPS (AX), Z18
	VMOVUPS 64(AX), Z19
	MOVQ bias+64(FP), AX
	VMOVUPS (AX), Z20
	VMOVUPS 64(AX), Z21
	MOVQ inv+72(FP), AX
	FINISH(Z0, Z1, 0)
	FINISH(Z2, Z3, 4)
	FINISH(Z4, Z5, 8)
	FINISH(Z6, Z7, 12)
	FINISH(Z8, Z9, 16)
	FINISH(Z10, Z11, 20)
	FINISH(Z12, Z13, 24)
	FINISH(Z14, Z15, 28)
	VZEROUPPER
	RET
