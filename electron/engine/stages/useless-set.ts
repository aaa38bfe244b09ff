// What is suspicious about a mined set, and why it may be so: that depends on how it was mined.
import { UserError } from '../../../shared/errors.ts';
import type { RunEventBody } from '../../../shared/events.ts';
import type { MinedSet } from '../../../shared/mined-set.ts';

/** Above this share a mined set no longer tells the few from the many. */
const SUSPICIOUS_SHARE = 0.5;

export type JudgedSet = Pick<MinedSet, 'method' | 'threshold' | 'scores' | 'quality' | 'corrected'>;

interface Reason {
  readonly why: string;
  readonly remedy: string;
}

/** Pure: a warning with a remedy, undefined where nothing is suspicious. */
export function warningAbout(set: JudgedSet): Extract<RunEventBody, { type: 'warning' }> | undefined {
  const { size, of } = set.quality;
  if (size === 0) {
    const { why, remedy } = whyEmpty(set);
    return {
      type: 'warning',
      code: 'mined-set-empty',
      message: `No training sample of ${of} was mined: ${why}`,
      remedy,
    };
  }
  if (size <= of * SUSPICIOUS_SHARE) return undefined;
  const { why, remedy } = whyMany(set);
  return {
    type: 'warning',
    code: 'mined-set-nearly-whole',
    message: `${size} of ${of} training samples were mined: ${why}`,
    remedy,
  };
}

/** Throws a UserError where nothing, or everything, was mined: pruning would have nothing to go by. */
export function refuseUselessSet(set: JudgedSet): void {
  const { size, of } = set.quality;
  const warning = warningAbout(set);
  if (warning === undefined || (size > 0 && size < of)) return;
  const code = size === 0 ? 'mined-set-empty' : 'mined-set-whole';
  throw new UserError({ code, message: warning.message, remedy: warning.remedy });
}

function whyEmpty({ method, threshold, scores, corrected }: JudgedSet): Reason {
  if (corrected !== null)
    return { why: 'its correction leaves none', remedy: 'Mark some samples, or start without a correction.' };
  if (method === 'supervised') {
    return { why: 'none conflicts in truth', remedy: 'Train a method that does not mine, such as --method ERM.' };
  }
  if (method === 'wrong') {
    return {
      why: 'the mining network gets all of them right, conflicting ones too',
      remedy: `${LEAN_MORE}, or stop it earlier with --earlystop_iter.`,
    };
  }
  const highest = scores.reduce((most, score) => Math.max(most, score), 0);
  if (highest === 0) {
    return {
      why: 'the ensemble scores them at the end of each epoch, and pretraining ended before the first',
      remedy:
        'Pretrain for an epoch or more (--pretrain_iter, --biased_pretrain_iter), or mine by --pseudo_label_method wrong.',
    };
  }
  return {
    why: `none scores above tau ${threshold}, the highest score is ${highest}`,
    remedy:
      'Set --tau below that, let the biased network train longer (--biased_pretrain_iter), or mine by --pseudo_label_method wrong.',
  };
}

const LEAN_MORE = 'Let the biased network lean on the shortcut: --select_with_GCE with fewer steps or a stronger decay';

function whyMany({ method, threshold, corrected }: JudgedSet): Reason {
  if (corrected !== null) return { why: 'its correction marks them', remedy: 'Mark fewer, those that conflict.' };
  if (method === 'supervised') {
    return {
      why: 'that many conflict in truth',
      remedy: 'Look at the bias labels: the usual one of each class should prevail.',
    };
  }
  if (method === 'wrong') {
    return {
      why: 'the mining network has learnt too little',
      remedy:
        'Train the mining network longer or at another learning rate (--pretrain_iter, --lr_pre, --lr_decay_step_pre).',
    };
  }
  return {
    why: `that many score above tau ${threshold}, as the biased network was unsure of them over the epochs of pretraining`,
    remedy: 'Train it longer or at another learning rate (--biased_pretrain_iter, --lr_pre), or raise --tau.',
  };
}
