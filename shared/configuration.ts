// The configuration of a run: every setting under its published name, with its default (github.com/geonyeong-park/DCWP).
import { z } from 'zod';
import { choice, flag, optionalReal, optionalWhole, real, text, whole } from './setting.ts';

const optimizers = ['Adam', 'SGD'] as const;
const weight = { least: 0 };
const rate = { above: 0, most: 100 };
const steps = { least: 0, most: 10_000_000 };
const period = { least: 1, most: 10_000_000 };
const factor = { above: 0, most: 1 };
const momentum = { least: 0, below: 1 };
const fraction = { least: 0, most: 1 };
const asClassifier = "the classifier's";

const folder = () =>
  z
    .string()
    .regex(/^[^\0]+$/)
    .nullable()
    .default(null);

const data = {
  data: text(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/)
      .default('cmnist'),
    { group: 'data', help: 'name of the data set', form: 'letters, digits, _ and -, such as cmnist' },
  ),
  conflict_pct: choice(z.literal([0.5, 1, 2, 5]).default(5), {
    group: 'data',
    unit: '%',
    help: 'conflict ratio: percentage of training samples that conflict',
    choices: [0.5, 1, 2, 5],
  }),
  cmnist_use_mlp: flag({ group: 'data', help: 'train the fully connected network, GateFCN, in place of GateCNN' }),
  train_root_dir: text(folder(), {
    group: 'data',
    help: 'folder that holds the data sets, for training',
    form: 'a folder',
    whenNull: "the user's data folder",
  }),
  val_root_dir: text(folder(), {
    group: 'data',
    help: 'folder that holds the data sets, for validation and test',
    form: 'a folder',
    whenNull: 'that of training',
  }),
};

const pretraining = {
  pretrain_iter: whole(2000, { group: 'pretraining', unit: 'steps', range: steps, help: 'length of pretraining' }),
  lr_pre: real(0.1, { group: 'pretraining', range: rate, help: 'learning rate of pretraining' }),
  lr_decay_step_pre: whole(600, {
    group: 'pretraining',
    unit: 'steps',
    range: period,
    help: 'the learning rate falls each time after so many steps of pretraining',
  }),
  lr_gamma_pre: real(0.1, {
    group: 'pretraining',
    range: factor,
    help: 'what the learning rate is multiplied by then',
  }),
  imagenet: flag({ group: 'pretraining', help: 'begin from ImageNet weights' }),
  biased_optimizer: choice(z.enum(optimizers).nullable().default(null), {
    group: 'pretraining',
    help: "the biased network's optimizer",
    choices: optimizers,
    published: false,
    whenNull: asClassifier,
  }),
  biased_pretrain_iter: optionalWhole({
    group: 'pretraining',
    unit: 'steps',
    range: steps,
    help: "length of the biased network's pretraining",
    published: false,
    whenNull: asClassifier,
  }),
  biased_lr_pre: optionalReal({
    group: 'pretraining',
    range: rate,
    help: "the biased network's learning rate",
    published: false,
    whenNull: asClassifier,
  }),
  biased_lr_decay_step_pre: optionalWhole({
    group: 'pretraining',
    unit: 'steps',
    range: period,
    help: "the biased network's learning rate falls each time after so many steps",
    published: false,
    whenNull: asClassifier,
  }),
  biased_lr_gamma_pre: optionalReal({
    group: 'pretraining',
    range: factor,
    help: "what the biased network's learning rate is multiplied by then",
    published: false,
    whenNull: asClassifier,
  }),
  gce_q: real(0.7, {
    group: 'pretraining',
    range: factor,
    help: 'q of the generalized cross entropy, GCE: near 0 it is cross entropy',
    published: false,
  }),
};

const mining = {
  pseudo_label_method: choice(z.enum(['wrong', 'ensemble']).default('ensemble'), {
    group: 'mining',
    help: 'mined is what the network gets wrong, or what scores above tau over the epochs of pretraining',
    choices: ['wrong', 'ensemble'],
  }),
  select_with_GCE: flag({
    group: 'mining',
    help: 'with wrong: train a biased network with GCE to mine, in place of the classifier',
  }),
  supervised: flag({ group: 'mining', help: 'take the truth as the mined set' }),
  earlystop_iter: optionalWhole({
    group: 'mining',
    unit: 'steps',
    range: period,
    help: 'with wrong: mine with the network as it was after so many steps',
    whenNull: 'the last step',
  }),
  eta: real(0.05, {
    group: 'mining',
    range: momentum,
    help: 'with ensemble: the biased network learns from samples whose label has a probability above it',
  }),
  tau: real(0.8, { group: 'mining', range: fraction, help: 'with ensemble: mined is what scores above it' }),
};

const pruning = {
  pruning_iter: whole(2000, { group: 'pruning', unit: 'steps', range: steps, help: 'length of pruning' }),
  lr_prune: real(0.01, { group: 'pruning', range: rate, help: 'learning rate of the mask parameters' }),
  lambda_con_prune: real(0.05, { group: 'pruning', range: weight, help: 'weight of the contrastive loss in pruning' }),
  lambda_sparse: real(1e-8, { group: 'pruning', range: weight, help: 'weight of the sum of mask parameters' }),
  uniform_weight: flag({ group: 'pruning', help: 'draw mined samples as often as others in pruning' }),
  pruning_upweight: real(80, {
    group: 'pruning',
    unit: 'times',
    range: weight,
    help: 'how much more often a mined sample is drawn in pruning',
    published: false,
  }),
  temperature: real(0.07, {
    group: 'pruning',
    range: { above: 0, most: 100 },
    help: 'temperature of the contrastive loss, in pruning and retraining',
    published: false,
  }),
};

const retraining = {
  retrain_iter: whole(500, { group: 'retraining', unit: 'steps', range: steps, help: 'length of retraining' }),
  lr_main: real(0.01, { group: 'retraining', range: rate, help: 'learning rate of retraining' }),
  lr_decay_step_main: whole(600, {
    group: 'retraining',
    unit: 'steps',
    range: period,
    help: 'the learning rate falls each time after so many steps of retraining',
  }),
  lr_gamma_main: real(0.1, {
    group: 'retraining',
    range: factor,
    help: 'what the learning rate is multiplied by then',
  }),
  lambda_upweight: real(20, {
    group: 'retraining',
    unit: 'times',
    range: weight,
    help: 'how much more often a mined sample is drawn in retraining',
  }),
  lambda_con_retrain: real(0.05, {
    group: 'retraining',
    range: weight,
    help: 'weight of the contrastive loss in retraining',
  }),
  reinitialize: flag({ group: 'retraining', help: 'retrain from the initial weights, under the mask' }),
  save_every_retrain: whole(1000, {
    group: 'retraining',
    unit: 'steps',
    range: period,
    help: 'a checkpoint each time after so many steps of retraining',
  }),
  eval_every_retrain: whole(100, {
    group: 'retraining',
    unit: 'steps',
    range: period,
    help: 'an evaluation each time after so many steps of retraining',
  }),
};

const run = {
  mode: choice(z.enum(['prune', 'MRM']).default('prune'), {
    group: 'run',
    help: 'the method: prune is DCWP; MRM forces uniform draws, initial weights, no upweight and no contrastive loss',
    choices: ['prune', 'MRM'],
  }),
  phase: choice(z.enum(['train', 'test']).default('train'), {
    group: 'run',
    help: 'train, or evaluate what was trained',
    choices: ['train', 'test'],
  }),
  seed: whole(7777, { group: 'run', range: { least: 0, most: 2 ** 32 - 1 }, help: 'seed of all random numbers' }),
  batch_size: whole(256, {
    group: 'run',
    unit: 'images',
    range: { least: 1, most: 65_536 },
    help: 'size of a batch',
  }),
  optimizer: choice(z.enum(optimizers).default('Adam'), {
    group: 'run',
    help: 'optimizer of the weights; SGD has a momentum of 0.9',
    choices: optimizers,
  }),
  beta1: real(0.9, { group: 'run', range: momentum, help: "Adam's decay of the first moment" }),
  beta2: real(0.99, { group: 'run', range: momentum, help: "Adam's decay of the second moment" }),
  weight_decay: real(1e-4, { group: 'run', range: weight, help: 'weight decay of SGD' }),
  no_lr_scheduling: flag({ group: 'run', help: 'keep learning rates as they are at the start' }),
  print_every: whole(500, {
    group: 'run',
    unit: 'steps',
    range: period,
    help: 'the losses are reported each time after so many steps',
  }),
  save_every: whole(1000, {
    group: 'run',
    unit: 'steps',
    range: period,
    help: 'a checkpoint each time after so many steps before retraining',
  }),
  eval_every: whole(500, {
    group: 'run',
    unit: 'steps',
    range: period,
    help: 'an evaluation each time after so many steps before retraining',
  }),
  num_workers: whole(4, { group: 'run', range: { least: 0, most: 256 }, help: 'threads that decode images' }),
  exp_name: text(
    z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._+=-]{0,99}$/)
      .nullable()
      .default(null),
    {
      group: 'run',
      help: 'name of the run',
      form: 'up to 100 letters, digits and . _ + = -',
      whenNull: 'one made from the settings',
    },
  ),
  log_dir: text(folder(), {
    group: 'run',
    help: 'folder that holds the runs',
    form: 'a folder',
    whenNull: "the user's runs folder",
  }),
  checkpoint_dir: text(folder(), {
    group: 'run',
    help: 'folder to which the weights are copied at the end',
    form: 'a folder',
    whenNull: "the run's folder only",
  }),
  result_dir: text(folder(), {
    group: 'run',
    help: 'folder to which a summary is written at the end',
    form: 'a folder',
    whenNull: "the run's folder only",
  }),
};

/** Strict: an unknown key is refused. An absent key has its default. Contradictions between settings are not looked for. */
export const configuration = z.strictObject({ ...data, ...pretraining, ...mining, ...pruning, ...retraining, ...run });
export type Configuration = z.infer<typeof configuration>;
