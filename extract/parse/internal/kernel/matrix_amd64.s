#include "textflag.h"

// func float4AVX2(c *float32, ldc int, a *float32, lda int, b *float32, ldb, k int)
// C (4 by 16) += A (4 by k) · B (k by 16), rounded product by product.
TEXT ·float4AVX2(SB), NOSPLIT, $0-56
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
	MOVQ DI, AX
	VMOVUPS (AX), Y0
	VMOVUPS 32(AX), Y1
	ADDQ R8, AX
	VMOVUPS (AX), Y2
	VMOVUPS 32(AX), Y3
	ADDQ R8, AX
	VMOVUPS (AX), Y4
	VMOVUPS 32(AX), Y5
	ADDQ R8, AX
	VMOVUPS (AX), Y6
	VMOVUPS 32(AX), Y7
float4Loop:
	VMOVUPS (DX), Y8
	VMOVUPS 32(DX), Y9
	VBROADCASTSS (SI), Y10
	VMULPS Y8, Y10, Y11
	VADDPS Y11, Y0, Y0
	VMULPS Y9, Y10, Y12
	VADDPS Y12, Y1, Y1
	VBROADCASTSS (SI)(R9*1), Y10
	VMULPS Y8, Y10, Y11
	VADDPS Y11, Y2, Y2
	VMULPS Y9, Y10, Y12
	VADDPS Y12, Y3, Y3
	VBROADCASTSS (SI)(R9*2), Y10
	VMULPS Y8, Y10, Y11
	VADDPS Y11, Y4, Y4
	VMULPS Y9, Y10, Y12
	VADDPS Y12, Y5, Y5
	VBROADCASTSS (SI)(R10*1), Y10
	VMULPS Y8, Y10, Y11
	VADDPS Y11, Y6, Y6
	VMULPS Y9, Y10, Y12
	VADDPS Y12, Y7, Y7
	ADDQ $4, SI
	ADDQ R12, DX
	DECQ CX
	JNZ float4Loop
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ R8, DI
	VMOVUPS Y2, (DI)
	VMOVUPS Y3, 32(DI)
	ADDQ R8, DI
	VMOVUPS Y4, (DI)
	VMOVUPS Y5, 32(DI)
	ADDQ R8, DI
	VMOVUPS Y6, (DI)
	VMOVUPS Y7, 32(DI)
	VZEROUPPER
	RET

// func float1AVX2(c, a, b *float32, ldb, k int)
// c (16) += a (k) · B (k by 16), rounded product by product.
TEXT ·float1AVX2(SB), NOSPLIT, $0-40
	MOVQ c+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ ldb+24(FP), R12
	MOVQ k+32(FP), CX
	SHLQ $2, R12
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
float1Loop:
	VBROADCASTSS (SI), Y2
	VMULPS (DX), Y2, Y3
	VADDPS Y3, Y0, Y0
	VMULPS 32(DX), Y2, Y4
	VADDPS Y4, Y1, Y1
	ADDQ $4, SI
	ADDQ R12, DX
	DECQ CX
	JNZ float1Loop
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET

// onesWords are sixteen words of 1.
DATA onesWords<>+0(SB)/8, $0x0001000100010001
DATA onesWords<>+8(SB)/8, $0x0001000100010001
DATA onesWords<>+16(SB)/8, $0x0001000100010001
DATA onesWords<>+24(SB)/8, $0x0001000100010001
GLOBL onesWords<>(SB), RODATA|NOPTR, $32

// FIRST multiplies the first group of a row, whose bytes are at A, into the
// words L and H.
#define FIRST(A, L, H) \
	VPBROADCASTD A, Y10; \
	VPMADDUBSW Y8, Y10, L; \
	VPMADDUBSW Y9, Y10, H

// NEXT adds the products of a further group.
#define NEXT(A, L, H) \
	VPBROADCASTD A, Y10; \
	VPMADDUBSW Y8, Y10, Y15; \
	VPADDW Y15, L, L; \
	VPMADDUBSW Y9, Y10, Y10; \
	VPADDW Y10, H, H

// WIDEN adds the words L and H, in pairs, to the sums.
#define WIDEN(L, H, SUML, SUMH) \
	VPMADDWD onesWords<>(SB), L, L; \
	VPMADDWD onesWords<>(SB), H, H; \
	VPADDD L, SUML, SUML; \
	VPADDD H, SUMH, SUMH

// GROUP loads half a panel's group.
#define GROUP(I) \
	VMOVDQU I(DX), Y8; \
	VMOVDQU I+32(DX), Y9

// DONE writes a row of two registers of sums; inv of the row is at I.
#define DONE(L, H, I) \
	VBROADCASTSS I, Y14; \
	VPSUBD Y8, L, L; \
	VPSUBD Y9, H, H; \
	VCVTDQ2PS L, L; \
	VCVTDQ2PS H, H; \
	VMULPS Y10, L, L; \
	VMULPS Y11, H, H; \
	VMULPS Y14, L, L; \
	VMULPS Y14, H, H; \
	VADDPS Y12, L, L; \
	VADDPS Y13, H, H; \
	VMOVUPS L, (DI); \
	VMOVUPS H, 32(DI); \
	ADDQ R8, DI

// func bytes4AVX2(out *float32, ldo int, a *uint8, lda int, b *int8, groups int, corr *int32, scale, bias, inv *float32)
// out (4 by 16) = (A (4 rows of 4·groups bytes) · B (half a panel, groups 128
// bytes apart) - corr)·scale·inv + bias; groups is a multiple of 4. The words that gather four groups stay
// below 1<<15 because A stays below 64 and B within ±64.
TEXT ·bytes4AVX2(SB), NOSPLIT, $0-80
	MOVQ out+0(FP), DI
	MOVQ ldo+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ lda+24(FP), R9
	MOVQ b+32(FP), DX
	MOVQ groups+40(FP), CX
	SHLQ $2, R8
	LEAQ (R9)(R9*2), R10
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
bytes4Loop:
	GROUP(0)
	FIRST((SI), Y11, Y12)
	FIRST((SI)(R9*1), Y13, Y14)
	GROUP(128)
	NEXT(4(SI), Y11, Y12)
	NEXT(4(SI)(R9*1), Y13, Y14)
	GROUP(256)
	NEXT(8(SI), Y11, Y12)
	NEXT(8(SI)(R9*1), Y13, Y14)
	GROUP(384)
	NEXT(12(SI), Y11, Y12)
	NEXT(12(SI)(R9*1), Y13, Y14)
	WIDEN(Y11, Y12, Y0, Y1)
	WIDEN(Y13, Y14, Y2, Y3)
	GROUP(0)
	FIRST((SI)(R9*2), Y11, Y12)
	FIRST((SI)(R10*1), Y13, Y14)
	GROUP(128)
	NEXT(4(SI)(R9*2), Y11, Y12)
	NEXT(4(SI)(R10*1), Y13, Y14)
	GROUP(256)
	NEXT(8(SI)(R9*2), Y11, Y12)
	NEXT(8(SI)(R10*1), Y13, Y14)
	GROUP(384)
	NEXT(12(SI)(R9*2), Y11, Y12)
	NEXT(12(SI)(R10*1), Y13, Y14)
	WIDEN(Y11, Y12, Y4, Y5)
	WIDEN(Y13, Y14, Y6, Y7)
	ADDQ $16, SI
	ADDQ $512, DX
	SUBQ $4, CX
	JG bytes4Loop
	MOVQ corr+48(FP), AX
	VMOVDQU (AX), Y8
	VMOVDQU 32(AX), Y9
	MOVQ scale+56(FP), AX
	VMOVUPS (AX), Y10
	VMOVUPS 32(AX), Y11
	MOVQ bias+64(FP), AX
	VMOVUPS (AX), Y12
	VMOVUPS 32(AX), Y13
	MOVQ inv+72(FP), AX
	DONE(Y0, Y1, (AX))
	DONE(Y2, Y3, 4(AX))
	DONE(Y4, Y5, 8(AX))
	DONE(Y6, Y7, 12(AX))
	VZEROUPPER
	RET
