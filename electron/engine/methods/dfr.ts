// DFR, Deep Feature Reweighting (Kirichenko et al., "Last Layer Re-Training is Sufficient for Robustness to Spurious
// Correlations", ICLR 2023), which knows each sample's group: the plain classifier's last layer is trained anew on batches in
// which all groups are alike, by logistic regression with an L1 penalty (C 1). An upper bound for methods that do not know
// the bias.
//
// The paper solves the regression on ten balanced subsets and averages; here the same objective is minimised by gradient
// steps over balanced draws, so that it is a stage as any other.

import { retrainHead } from '../stages/head-retraining.ts';
import { erm } from './erm.ts';
import type { Method } from './method.ts';

export const dfr: Method = [...erm, { name: 'retraining', run: retrainHead }];
