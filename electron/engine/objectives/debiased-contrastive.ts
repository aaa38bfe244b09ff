// The debiased contrastive loss L_con (paper, equation 8): a supervised contrastive loss whose positives are mined.
import type { Tensor } from '@tensorflow/tfjs-core';
import { floatTable, scalarConstant } from '../tensor/constants.ts';
import { add, divide, exp, maximum, multiply, negate, sqrt, square, subtract } from '../tensor/elementwise.ts';
import { overFloats, runKernel } from '../tensor/kernel.ts';
import { matrixProduct, sum } from '../tensor/shaping.ts';
import type { Tape } from '../tensor/tape.ts';

/** As PyTorch's normalize: the least norm that a feature is divided by. */
const LEAST_NORM = 1e-12;
/** Stands for −∞ on the diagonal: its exponential is 0, and 0 times it is 0. */
const MINUS_INFINITY = -1e9;

export interface ContrastiveBatch {
  /** [batch, features]; normalised here. */
  readonly feature: Tensor;
  /** [batch, batch], as `positiveShares` makes it. */
  readonly shares: Tensor;
}

/**
 * Pure: what each pair counts, row-major [batch, batch]. A column is a positive of a row where it is another sample of
 * the same class that was mined as bias-conflicting; it counts 1 / (positives of the row · rows that have any). All 0
 * where no row has any. labels [batch]; mined [batch], 0 or 1.
 */
export function positiveShares(labels: Int32Array, mined: Uint8Array): Float32Array {
  const n = labels.length;
  const shares = new Float32Array(n * n);
  const counts = positiveCounts(labels, mined);
  const rows = counts.reduce((total, count) => total + (count > 0 ? 1 : 0), 0);
  for (let column = 0; column < n; column++) {
    if (mined[column] !== 1) continue;
    for (let row = 0; row < n; row++) {
      if (row !== column && labels[row] === labels[column]) shares[row * n + column] = 1 / ((counts[row] ?? 1) * rows);
    }
  }
  return shares;
}

function positiveCounts(labels: Int32Array, mined: Uint8Array): Int32Array {
  const ofClass = new Map<number, number>();
  for (const [i, label] of labels.entries()) ofClass.set(label, (ofClass.get(label) ?? 0) + (mined[i] ?? 0));
  return labels.map((label, i) => (ofClass.get(label) ?? 0) - (mined[i] ?? 0));
}

/** [n, n]: −∞, as far as an exponential goes, on the diagonal, else 0: a sample is not compared with itself. */
function withoutItself(n: number): Tensor {
  return floatTable(`diagonal ${n}`, [n, n], () => {
    const diagonal = new Float32Array(n * n);
    for (let i = 0; i < n; i++) diagonal[i * n + i] = MINUS_INFINITY;
    return diagonal;
  });
}

/**
 * The mean over rows that have positives of −1/|P| Σ_P log(exp(zᵢ·zⱼ/T) / Σ_{k≠i} exp(zᵢ·z_k/T)); 0 where no row has
 * any. A scalar. T is the temperature, published 0.07.
 */
export function debiasedContrastive(tape: Tape, { feature, shares }: ContrastiveBatch, temperature: number): Tensor {
  const { unit, norm } = normalize(feature);
  const similarity = matrixProduct(unit, unit, false, true);
  const tempered = divide(similarity, scalarConstant(temperature));
  const others = add(tempered, withoutItself(shares.shape[0] ?? 0));
  const logProbability = runKernel('LogSoftmax', [overFloats()], [others]);
  const terms = multiply(logProbability, shares);
  const total = sum(terms, [0, 1]);
  const loss = negate(total);
  for (const used of [similarity, tempered, others, terms, total]) used.dispose();
  const backward = (gradient: Tensor) => {
    const toPairs = pairGradient(logProbability, shares, temperature);
    const toUnit = unitGradient(toPairs, unit);
    const toFeature = normalizedGradient(toUnit, unit, norm);
    const result = multiply(toFeature, gradient);
    for (const used of [toPairs, toUnit, toFeature]) used.dispose();
    return [result];
  };
  return tape.record([feature], loss, backward, [unit, norm, logProbability]);
}

/** d loss / d (zᵢ·zⱼ): (softmax · Σ shares of the row − shares) / T. */
function pairGradient(logProbability: Tensor, shares: Tensor, temperature: number): Tensor {
  const probability = exp(logProbability);
  const rowShare = sum(shares, [1], true);
  const spread = multiply(probability, rowShare);
  const difference = subtract(spread, shares);
  const gradient = divide(difference, scalarConstant(temperature));
  for (const used of [probability, rowShare, spread, difference]) used.dispose();
  return gradient;
}

/** z enters each pair twice: (G + Gᵀ) z. */
function unitGradient(toPairs: Tensor, unit: Tensor): Tensor {
  const asRow = matrixProduct(toPairs, unit);
  const asColumn = matrixProduct(toPairs, unit, true, false);
  const gradient = add(asRow, asColumn);
  asRow.dispose();
  asColumn.dispose();
  return gradient;
}

function normalize(feature: Tensor): { unit: Tensor; norm: Tensor } {
  const squares = square(feature);
  const total = sum(squares, [1], true);
  const length = sqrt(total);
  const norm = maximum(length, scalarConstant(LEAST_NORM));
  const unit = divide(feature, norm);
  for (const used of [squares, total, length]) used.dispose();
  return { unit, norm };
}

/** Through z = f / |f|: (dz − z (z·dz)) / |f|. */
function normalizedGradient(toUnit: Tensor, unit: Tensor, norm: Tensor): Tensor {
  const products = multiply(toUnit, unit);
  const along = sum(products, [1], true);
  const parallel = multiply(unit, along);
  const across = subtract(toUnit, parallel);
  const gradient = divide(across, norm);
  for (const used of [products, along, parallel, across]) used.dispose();
  return gradient;
}
