// `npm run bench -- SUBJECT [options]`: one subject a file, JSON lines on stdout.
import { Command, Option } from 'commander';
import { benchData, PARTS } from './data.ts';
import { BENCHED, benchSteps } from './steps.ts';
import { benchUi } from './ui.ts';

const bench = new Command('bench').description('measures this machine; nothing is asserted');
bench
  .command('steps', { isDefault: true })
  .description('one training step of each stage, batch 256: GateCNN and GateFCN at 28 × 28, GateResNet18 at 32 × 32')
  .addOption(new Option('--network <name>', 'this network alone').choices(BENCHED))
  .option('--peer <python>', 'a Python with torch and torchvision: runs it in turn and prints the ratio')
  .option('--peer-script <file>', 'the script that times the peer', 'test/bench/peer/bench_steps.py')
  .option('--rounds <count>', 'rounds of us and the peer in turn', '3')
  .action(benchSteps);
bench
  .command('data')
  .description(
    'sampling and assembling a batch of Colored MNIST, images read a second, memory of a set as large as CelebA',
  )
  .addOption(new Option('--part <name>', 'this part alone').choices(PARTS))
  .option('--root <folder>', 'data root of Colored MNIST, 5 % (default: yours)')
  .option('--threads <count>', "threads that read images, ours and the peer's", '2')
  .option('--peer <python>', 'a Python with torch and torchvision: its DataLoader reads the same files')
  .action(benchData);
bench
  .command('ui')
  .description(
    'the page, with a run of 20,000 steps, a library of 2,000 runs and a gallery of 162,770 samples, in Chromium',
  )
  .option('--runs <count>', 'runs in the library', '2000')
  .option('--samples <count>', 'samples in the gallery', '162770')
  .addOption(new Option('--only <part>', 'this part alone').choices(['runs', 'gallery']))
  .action(benchUi);
await bench.parseAsync();
