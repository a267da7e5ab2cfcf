// Loops over single values: activations and optimisers. CTraining.h documents the functions.

static void relu(size_t count, float *x) {
    for (size_t i = 0; i < count; i++) x[i] = x[i] > 0 ? x[i] : 0;
}

static void relu_backward(size_t count, const float *restrict y, float *restrict dy) {
    for (size_t i = 0; i < count; i++) dy[i] = y[i] > 0 ? dy[i] : 0;
}

static void add(size_t count, const float *restrict x, float *restrict y) {
    for (size_t i = 0; i < count; i++) y[i] += x[i];
}

static void moving_average(size_t count, float decay, const float *restrict x, float *restrict average) {
    float rest = 1 - decay;
    for (size_t i = 0; i < count; i++) average[i] = average[i] * decay + x[i] * rest;
}

static void sgd_step(
    size_t count, float *restrict w, const float *restrict g, float *restrict velocity, float rate, float momentum,
    float weight_decay) {
    for (size_t i = 0; i < count; i++) {
        velocity[i] = momentum * velocity[i] + (g[i] + weight_decay * w[i]);
        w[i] -= rate * velocity[i];
    }
}

static void rmsprop_step(
    size_t count, const ck_rmsprop *step, float *restrict w, const float *restrict g, float *restrict square,
    float *restrict velocity) {
    const ck_rmsprop s = *step;
    for (size_t i = 0; i < count; i++) {
        float gradient = g[i] + s.weight_decay * w[i];
        square[i] = s.decay * square[i] + (1 - s.decay) * gradient * gradient;
        velocity[i] = s.momentum * velocity[i] + gradient / (__builtin_sqrtf(square[i]) + s.epsilon);
        w[i] -= s.rate * velocity[i];
    }
}

static void adamw_step(
    size_t count, const ck_adamw *step, float *restrict w, const float *restrict g, float *restrict mean,
    float *restrict square) {
    const ck_adamw s = *step;
    float root = __builtin_sqrtf(s.correction2), rate = s.rate / s.correction1, kept = 1 - s.rate * s.weight_decay;
    for (size_t i = 0; i < count; i++) {
        mean[i] = s.beta1 * mean[i] + (1 - s.beta1) * g[i];
        square[i] = s.beta2 * square[i] + (1 - s.beta2) * g[i] * g[i];
        w[i] = w[i] * kept - rate * mean[i] / (__builtin_sqrtf(square[i]) / root + s.epsilon);
    }
}
