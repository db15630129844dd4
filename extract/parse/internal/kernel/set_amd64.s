#include "textflag.h"

// Constants, eight of each.
DATA signBit<>+0(SB)/8, $0x8000000080000000
DATA signBit<>+8(SB)/8, $0x8000000080000000
DATA signBit<>+16(SB)/8, $0x8000000080000000
DATA signBit<>+24(SB)/8, $0x8000000080000000
GLOBL signBit<>(SB), RODATA|NOPTR, $32
DATA absMask<>+0(SB)/8, $0x7fffffff7fffffff
DATA absMask<>+8(SB)/8, $0x7fffffff7fffffff
DATA absMask<>+16(SB)/8, $0x7fffffff7fffffff
DATA absMask<>+24(SB)/8, $0x7fffffff7fffffff
GLOBL absMask<>(SB), RODATA|NOPTR, $32
DATA minusTwo<>+0(SB)/8, $0xc0000000c0000000
DATA minusTwo<>+8(SB)/8, $0xc0000000c0000000
DATA minusTwo<>+16(SB)/8, $0xc0000000c0000000
DATA minusTwo<>+24(SB)/8, $0xc0000000c0000000
GLOBL minusTwo<>(SB), RODATA|NOPTR, $32
DATA one<>+0(SB)/8, $0x3f8000003f800000
DATA one<>+8(SB)/8, $0x3f8000003f800000
DATA one<>+16(SB)/8, $0x3f8000003f800000
DATA one<>+24(SB)/8, $0x3f8000003f800000
GLOBL one<>(SB), RODATA|NOPTR, $32
DATA two<>+0(SB)/8, $0x4000000040000000
DATA two<>+8(SB)/8, $0x4000000040000000
DATA two<>+16(SB)/8, $0x4000000040000000
DATA two<>+24(SB)/8, $0x4000000040000000
GLOBL two<>(SB), RODATA|NOPTR, $32
DATA half<>+0(SB)/8, $0x3f0000003f000000
DATA half<>+8(SB)/8, $0x3f0000003f000000
DATA half<>+16(SB)/8, $0x3f0000003f000000
DATA half<>+24(SB)/8, $0x3f0000003f000000
GLOBL half<>(SB), RODATA|NOPTR, $32
DATA low<>+0(SB)/8, $0xc2a00000c2a00000
DATA low<>+8(SB)/8, $0xc2a00000c2a00000
DATA low<>+16(SB)/8, $0xc2a00000c2a00000
DATA low<>+24(SB)/8, $0xc2a00000c2a00000
GLOBL low<>(SB), RODATA|NOPTR, $32
DATA high<>+0(SB)/8, $0x42a0000042a00000
DATA high<>+8(SB)/8, $0x42a0000042a00000
DATA high<>+16(SB)/8, $0x42a0000042a00000
DATA high<>+24(SB)/8, $0x42a0000042a00000
GLOBL high<>(SB), RODATA|NOPTR, $32
DATA perLn2<>+0(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA perLn2<>+8(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA perLn2<>+16(SB)/8, $0x3fb8aa3b3fb8aa3b
DATA perLn2<>+24(SB)/8, $0x3fb8aa3b3fb8aa3b
GLOBL perLn2<>(SB), RODATA|NOPTR, $32
DATA roundOff<>+0(SB)/8, $0x4b4000004b400000
DATA roundOff<>+8(SB)/8, $0x4b4000004b400000
DATA roundOff<>+16(SB)/8, $0x4b4000004b400000
DATA roundOff<>+24(SB)/8, $0x4b4000004b400000
GLOBL roundOff<>(SB), RODATA|NOPTR, $32
DATA ln2High<>+0(SB)/8, $0x3f3172003f317200
DATA ln2High<>+8(SB)/8, $0x3f3172003f317200
DATA ln2High<>+16(SB)/8, $0x3f3172003f317200
DATA ln2High<>+24(SB)/8, $0x3f3172003f317200
GLOBL ln2High<>(SB), RODATA|NOPTR, $32
DATA ln2Low<>+0(SB)/8, $0x35bfbe8e35bfbe8e
DATA ln2Low<>+8(SB)/8, $0x35bfbe8e35bfbe8e
DATA ln2Low<>+16(SB)/8, $0x35bfbe8e35bfbe8e
DATA ln2Low<>+24(SB)/8, $0x35bfbe8e35bfbe8e
GLOBL ln2Low<>(SB), RODATA|NOPTR, $32
DATA c720<>+0(SB)/8, $0x3ab60b613ab60b61
DATA c720<>+8(SB)/8, $0x3ab60b613ab60b61
DATA c720<>+16(SB)/8, $0x3ab60b613ab60b61
DATA c720<>+24(SB)/8, $0x3ab60b613ab60b61
GLOBL c720<>(SB), RODATA|NOPTR, $32
DATA c120<>+0(SB)/8, $0x3c0888893c088889
DATA c120<>+8(SB)/8, $0x3c0888893c088889
DATA c120<>+16(SB)/8, $0x3c0888893c088889
DATA c120<>+24(SB)/8, $0x3c0888893c088889
GLOBL c120<>(SB), RODATA|NOPTR, $32
DATA c24<>+0(SB)/8, $0x3d2aaaab3d2aaaab
DATA c24<>+8(SB)/8, $0x3d2aaaab3d2aaaab
DATA c24<>+16(SB)/8, $0x3d2aaaab3d2aaaab
DATA c24<>+24(SB)/8, $0x3d2aaaab3d2aaaab
GLOBL c24<>(SB), RODATA|NOPTR, $32
DATA c6<>+0(SB)/8, $0x3e2aaaab3e2aaaab
DATA c6<>+8(SB)/8, $0x3e2aaaab3e2aaaab
DATA c6<>+16(SB)/8, $0x3e2aaaab3e2aaaab
DATA c6<>+24(SB)/8, $0x3e2aaaab3e2aaaab
GLOBL c6<>(SB), RODATA|NOPTR, $32
DATA zero32<>+0(SB)/8, $0x0000002000000020
DATA zero32<>+8(SB)/8, $0x0000002000000020
DATA zero32<>+16(SB)/8, $0x0000002000000020
DATA zero32<>+24(SB)/8, $0x0000002000000020
GLOBL zero32<>(SB), RODATA|NOPTR, $32

// EXP sets Y0 to exp(Y0) as exp in set.go does; it spoils Y1 to Y3.
#define EXP \
	VMAXPS low<>(SB), Y0, Y0; \
	VMINPS high<>(SB), Y0, Y0; \
	VMULPS perLn2<>(SB), Y0, Y1; \
	VADDPS roundOff<>(SB), Y1, Y1; \
	VSUBPS roundOff<>(SB), Y1, Y2; \
	VMULPS ln2High<>(SB), Y2, Y3; \
	VSUBPS Y3, Y0, Y0; \
	VMULPS ln2Low<>(SB), Y2, Y3; \
	VSUBPS Y3, Y0, Y0; \
	VMULPS c720<>(SB), Y0, Y2; \
	VADDPS c120<>(SB), Y2, Y2; \
	VMULPS Y0, Y2, Y2; \
	VADDPS c24<>(SB), Y2, Y2; \
	VMULPS Y0, Y2, Y2; \
	VADDPS c6<>(SB), Y2, Y2; \
	VMULPS Y0, Y2, Y2; \
	VADDPS half<>(SB), Y2, Y2; \
	VMULPS Y0, Y2, Y2; \
	VADDPS one<>(SB), Y2, Y2; \
	VMULPS Y0, Y2, Y2; \
	VADDPS one<>(SB), Y2, Y2; \
	VPSLLD $23, Y1, Y1; \
	VPADDD Y1, Y2, Y0

// func sigmoidAVX2(x *float32, n int)
// x = 1 / (1 + exp(-x)); n is a multiple of 8.
TEXT ·sigmoidAVX2(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
sigmoidLoop:
	VMOVUPS (DI), Y0
	VXORPS signBit<>(SB), Y0, Y0
	EXP
	VADDPS one<>(SB), Y0, Y0
	VMOVUPS one<>(SB), Y1
	VDIVPS Y0, Y1, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JG sigmoidLoop
	VZEROUPPER
	RET

// func tanhAVX2(x *float32, n int)
// x = 2 / (1 + exp(-2x)) - 1; n is a multiple of 8.
TEXT ·tanhAVX2(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
tanhLoop:
	VMOVUPS (DI), Y0
	VMULPS minusTwo<>(SB), Y0, Y0
	EXP
	VADDPS one<>(SB), Y0, Y0
	VMOVUPS two<>(SB), Y1
	VDIVPS Y0, Y1, Y0
	VSUBPS one<>(SB), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JG tanhLoop
	VZEROUPPER
	RET

// func absMaxAVX2(x *float32, n int) float32
// The largest absolute value of x; n is a multiple of 8.
TEXT ·absMaxAVX2(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VXORPS Y0, Y0, Y0
absMaxLoop:
	VMOVUPS (SI), Y1
	VANDPS absMask<>(SB), Y1, Y1
	VMAXPS Y1, Y0, Y0
	ADDQ $32, SI
	SUBQ $8, CX
	JG absMaxLoop
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func toBytesAVX2(dst *uint8, x *float32, n int, scale float32)
// dst = x·scale + 32, rounded to even; n is a multiple of 8.
TEXT ·toBytesAVX2(SB), NOSPLIT, $0-28
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS scale+24(FP), Y2
toBytesLoop:
	VMULPS (SI), Y2, Y0
	VCVTPS2DQ Y0, Y0
	VPADDD zero32<>(SB), Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKUSDW X1, X0, X0
	VPACKUSWB X0, X0, X0
	VMOVQ X0, (DI)
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JG toBytesLoop
	VZEROUPPER
	RET

// func reluAVX2(x *float32, n int)
// x = max(x, 0); n is a multiple of 8.
TEXT ·reluAVX2(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	VXORPS Y1, Y1, Y1
reluLoop:
	VMOVUPS (DI), Y0
	VMAXPS Y1, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JG reluLoop
	VZEROUPPER
	RET

// func addAVX2(x, y *float32, n int)
// x += y; n is a multiple of 8.
TEXT ·addAVX2(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), DI
	MOVQ y+8(FP), SI
	MOVQ n+16(FP), CX
addLoop:
	VMOVUPS (DI), Y0
	VADDPS (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, SI
	SUBQ $8, CX
	JG addLoop
	VZEROUPPER
	RET

// func timesAVX2(dst, x, y *float32, n int)
// dst = x·y; n is a multiple of 8.
TEXT ·timesAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ y+16(FP), DX
	MOVQ n+24(FP), CX
timesLoop:
	VMOVUPS (SI), Y0
	VMULPS (DX), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, SI
	ADDQ $32, DX
	SUBQ $8, CX
	JG timesLoop
	VZEROUPPER
	RET

// func cellAVX2(c, y, p, gates *float32, h int)
// c = f·(p - z) + z, y = o·c; h is a multiple of 8.
TEXT ·cellAVX2(SB), NOSPLIT, $0-40
	MOVQ c+0(FP), DI
	MOVQ y+8(FP), SI
	MOVQ p+16(FP), DX
	MOVQ gates+24(FP), R8
	MOVQ h+32(FP), CX
	LEAQ (R8)(CX*4), R9
	LEAQ (R9)(CX*4), R10
	XORQ AX, AX
cellLoop:
	VMOVUPS (R8)(AX*4), Y0
	VMOVUPS (DX)(AX*4), Y1
	VSUBPS Y0, Y1, Y1
	VMULPS (R9)(AX*4), Y1, Y1
	VADDPS Y0, Y1, Y1
	VMOVUPS Y1, (DI)(AX*4)
	VMULPS (R10)(AX*4), Y1, Y1
	VMOVUPS Y1, (SI)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT cellLoop
	VZEROUPPER
	RET
