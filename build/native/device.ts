// The device that TensorFlow is to compute on.
import { spawnSync } from 'node:child_process';
import type { Environment } from './cache-folder.ts';
import { findProgram } from './find-program.ts';

export const DEVICES = ['cpu', 'cuda'] as const;
export type Device = (typeof DEVICES)[number];
export type RequestedDevice = 'auto' | Device;

/** Longest time that the driver's tool may take, in milliseconds; it hangs where a driver is broken. */
const DRIVER_TIMEOUT_MS = 10_000;

/** Platforms whose TensorFlow knows CUDA: elsewhere the wheels (or Google's archives) are for the CPU alone. */
export function cudaPossible(platform: NodeJS.Platform, arch: string): boolean {
  return (platform === 'linux' || platform === 'win32') && arch === 'x64';
}

/** Whether the NVIDIA driver's tool is installed; the driver itself may still not work. Costs no process. */
export function driverToolInstalled(env: Environment = process.env): boolean {
  return findProgram(['nvidia-smi'], env) !== undefined;
}

/** Whether an NVIDIA driver answers. */
export function driverAnswers(env: Environment = process.env): boolean {
  const tool = findProgram(['nvidia-smi'], env);
  if (tool === undefined) return false;
  return spawnSync(tool, ['-L'], { stdio: 'ignore', timeout: DRIVER_TIMEOUT_MS }).status === 0;
}

/** The device that a request stands for on this machine. */
export function chooseDevice(requested: RequestedDevice, env: Environment = process.env): Device {
  if (requested !== 'auto') return requested;
  return cudaPossible(process.platform, process.arch) && driverAnswers(env) ? 'cuda' : 'cpu';
}
