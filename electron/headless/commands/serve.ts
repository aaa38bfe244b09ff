// The command `dcwp serve`.
import { type Command, InvalidArgumentError } from 'commander';

interface ServeOptions {
  readonly port?: number;
  readonly open?: boolean;
  readonly json?: boolean;
}

const ABOUT = `
The workbench in a browser of this machine: it listens on 127.0.0.1 alone, and answers whoever opened the address that it
prints, whose token becomes a cookie. Ctrl-C saves what is being trained and ends it; it can be resumed.`;

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('serve the workbench to a browser on this machine')
    .option('--port <n>', 'port to listen on (default: 7327, or one that is free)', portOf)
    .option('--open', 'open it in the browser')
    .option('--json', 'print {"url": ...} as the first line')
    .addHelpText('after', ABOUT)
    .action(async ({ port, open = false, json = false }: ServeOptions) => {
      const { serveWorkbench } = await import('../serve/serve-workbench.ts');
      await serveWorkbench({ port: port ?? null, open, json });
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a whole number up to 65535.');
  return port;
}
