// The builder of Corrupted CIFAR-10.
import type { DatasetBuilder } from '../builder.ts';
import { PUBLISHED_COUNTS } from './protocol.ts';

/**
 * Which severity the published sets have is not written down. The program they go back to (Nam et al., "Learning from
 * Failure", NeurIPS 2020) is run with its severity 4, and adds 1 before it corrupts: level 5 of CIFAR-10-C.
 */
const PUBLISHED_SEVERITY = 5;

export const cifar10cBuilder: DatasetBuilder = {
  name: 'cifar10c',
  title: 'Corrupted CIFAR-10',
  from: "CIFAR-10's own archive",
  source: 'cifar-10-binary.tar.gz, cifar-10-python.tar.gz, or a folder that holds one of them or what it unpacks to',
  bringsSource: false,
  recipe: 1,
  conflictPercents: [...PUBLISHED_COUNTS.keys()],
  settings: [
    {
      name: 'severity',
      description: 'how strong the corruptions are, as in CIFAR-10-C',
      minimum: 1,
      maximum: 5,
      default: PUBLISHED_SEVERITY,
    },
  ],
  // Loaded late: the command line's help needs neither sharp nor tar.
  plan: async (request) => (await import('./plan.ts')).planCifar10c(request),
};
