// Which TensorFlow wheel has the libraries for a platform.
import { cudaPossible, type Device } from './device.ts';

export interface WheelTarget {
  /** Name of the distribution. `tensorflow-cpu` is the smaller one; it exists for few platforms. */
  readonly distribution: 'tensorflow' | 'tensorflow-cpu';
  /** Platform tags that pip is to accept, for TensorFlow and for NVIDIA's wheels. */
  readonly tags: readonly string[];
  readonly libraries: LibraryNames;
}

/** File names of the C++ library and of its framework, in the wheel; `links` are the names that the addon asks for. */
export interface LibraryNames {
  readonly core: string;
  readonly framework: string;
  /** Link name → file name. */
  readonly links: Readonly<Record<string, string>>;
}

const LINUX_LIBRARIES: LibraryNames = {
  core: 'libtensorflow_cc.so.2',
  framework: 'libtensorflow_framework.so.2',
  links: {
    'libtensorflow.so': 'libtensorflow_cc.so.2',
    'libtensorflow_framework.so': 'libtensorflow_framework.so.2',
  },
};

const MACOS_LIBRARIES: LibraryNames = {
  core: 'libtensorflow_cc.2.dylib',
  framework: 'libtensorflow_framework.2.dylib',
  links: { 'libtensorflow.2.dylib': 'libtensorflow_cc.2.dylib' },
};

const TARGETS: Readonly<Record<string, { readonly tags: readonly string[]; readonly libraries: LibraryNames }>> = {
  'linux-x64': { tags: ['manylinux_2_27_x86_64', 'manylinux2014_x86_64'], libraries: LINUX_LIBRARIES },
  'linux-arm64': { tags: ['manylinux_2_27_aarch64', 'manylinux2014_aarch64'], libraries: LINUX_LIBRARIES },
  'darwin-arm64': { tags: ['macosx_12_0_arm64'], libraries: MACOS_LIBRARIES },
};

/** The wheel for a platform; undefined where none has a library to link with (Windows, Intel Macs) or not for CUDA. */
export function wheelTarget(platform: NodeJS.Platform, arch: string, device: Device): WheelTarget | undefined {
  const target = TARGETS[`${platform}-${arch}`];
  if (target === undefined || (device === 'cuda' && !cudaPossible(platform, arch))) return undefined;
  const small = device === 'cpu' && platform === 'linux' && arch === 'x64';
  return { distribution: small ? 'tensorflow-cpu' : 'tensorflow', ...target };
}
