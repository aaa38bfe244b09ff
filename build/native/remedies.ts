// The command that installs a tool which the set-up needs, on this machine.
import type { Environment } from './cache-folder.ts';
import { findProgram } from './find-program.ts';

export type Tool = 'python' | 'pip' | 'compiler';

const BY_PACKAGE_MANAGER: readonly (readonly [string, string, Readonly<Record<Tool, string>>])[] = [
  ['apt-get', 'apt-get install -y', { python: 'python3', pip: 'python3-pip', compiler: 'g++ make' }],
  ['dnf', 'dnf install -y', { python: 'python3', pip: 'python3-pip', compiler: 'gcc-c++ make' }],
  ['yum', 'yum install -y', { python: 'python3', pip: 'python3-pip', compiler: 'gcc-c++ make' }],
  ['pacman', 'pacman -S --noconfirm', { python: 'python', pip: 'python-pip', compiler: 'gcc make' }],
  ['zypper', 'zypper install -y', { python: 'python3', pip: 'python3-pip', compiler: 'gcc-c++ make' }],
];

/** One command that installs all of `tools`; a description where the package manager is none of the known. */
export function installCommand(tools: readonly Tool[], env: Environment = process.env): string {
  if (process.platform === 'win32') {
    const commands: Record<Tool, string> = {
      python: 'winget install Python.Python.3.12',
      pip: 'py -m ensurepip --upgrade',
      compiler:
        'winget install Microsoft.VisualStudio.2022.BuildTools --override "--add Microsoft.VisualStudio.Workload.VCTools"',
    };
    return tools.map((tool) => commands[tool]).join('; ');
  }
  if (process.platform === 'darwin') {
    return [...new Set(tools.map((tool) => (tool === 'pip' ? 'python3 -m ensurepip' : 'xcode-select --install')))].join(
      ' && ',
    );
  }
  const manager = BY_PACKAGE_MANAGER.find(([program]) => findProgram([program], env) !== undefined);
  if (manager === undefined) return `install with your system's package manager: ${tools.map(nameOf).join(', ')}`;
  const [, command, packages] = manager;
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}${command} ${tools.map((tool) => packages[tool]).join(' ')}`;
}

function nameOf(tool: Tool): string {
  return tool === 'compiler' ? 'a C++ compiler and make' : tool === 'python' ? 'Python 3' : 'pip for Python 3';
}
