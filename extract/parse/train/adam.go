package main

import (
	"math"
	"sync"
)

// adam is the optimiser of the recipe: Adam with warm-up, a cosine schedule,
// clipped gradients and an exponential moving average of the parameters.
type adam struct {
	rate  float64 // at its highest
	total int     // steps
	step  int     // steps done
}

const (
	beta1, beta2, epsilon = 0.9, 0.98, 1e-8
	clipNorm              = 5
	warmUp                = 200
	lowestRate            = 0.02 // of the highest
	meanDecay             = 0.998
)

// schedule is the learning rate of the current step.
func (a *adam) schedule() float64 {
	done := min(1, float64(a.step)/float64(a.total))
	cosine := max(lowestRate, 0.5*(1+math.Cos(math.Pi*done)))
	return a.rate * min(1, float64(a.step+1)/warmUp) * cosine
}

// update takes one step and zeroes the gradients.
func (a *adam) update(p *params, g *grads) {
	rate := a.schedule()
	a.step++
	bias1, bias2 := 1-math.Pow(beta1, float64(a.step)), 1-math.Pow(beta2, float64(a.step))
	u := updater{
		rate:  float32(rate * math.Sqrt(bias2) / bias1),
		scale: float32(min(1, clipNorm/norm(p, g))),
		decay: 1 - min(meanDecay, float32(1+a.step)/float32(10+a.step)),
	}
	var wait sync.WaitGroup
	for _, t := range p.all {
		wait.Go(func() { u.tensor(t, g) })
	}
	wait.Wait()
	for kind := range g.touched {
		g.touched[kind] = g.touched[kind][:0]
	}
}

func norm(p *params, g *grads) float64 {
	sum := 1e-12
	for i, t := range p.all {
		if !t.sparse {
			sum += squares(g.of[i])
			continue
		}
		for _, row := range g.touched[i] {
			sum += squares(g.of[i][int(row)*t.Cols : int(row+1)*t.Cols])
		}
	}
	return math.Sqrt(sum)
}

func squares(x []float32) float64 {
	var sum [4]float32
	var total float64
	for len(x) >= 4 {
		n := min(len(x)/4*4, 1024)
		for i := 0; i < n; i += 4 {
			y := x[i : i+4 : i+4]
			sum[0] += y[0] * y[0]
			sum[1] += y[1] * y[1]
			sum[2] += y[2] * y[2]
			sum[3] += y[3] * y[3]
		}
		total += float64(sum[0] + sum[1] + sum[2] + sum[3])
		sum, x = [4]float32{}, x[n:]
	}
	for _, v := range x {
		total += float64(v * v)
	}
	return total
}

// updater holds the factors of one step.
type updater struct{ rate, scale, decay float32 }

func (u updater) tensor(t *param, g *grads) {
	if !t.sparse {
		u.span(t, g.of[t.index], 0, len(t.Data))
	}
	if t.sparse {
		for _, row := range g.touched[t.index] {
			u.span(t, g.of[t.index], int(row)*t.Cols, int(row+1)*t.Cols)
			g.marked[t.index][row] = false
		}
	}
	for i, x := range t.Data {
		t.mean[i] += u.decay * (x - t.mean[i])
	}
}

func (u updater) span(t *param, grad []float32, from, to int) {
	grad, first, second, data := grad[from:to], t.first[from:to], t.second[from:to], t.Data[from:to]
	for i := range grad {
		d := grad[i] * u.scale
		first[i] = beta1*first[i] + (1-beta1)*d
		second[i] = beta2*second[i] + (1-beta2)*d*d
		data[i] -= u.rate * first[i] / (float32(math.Sqrt(float64(second[i]))) + epsilon)
		grad[i] = 0
	}
}
