// `npm run pack`: makes the tarball of the command line, for `npm i -g`.
import { makeNpmPackage } from './npm-package.ts';

const { tarball, files, packedBytes, unpackedBytes } = await makeNpmPackage();
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
process.stderr.write(`${files.length} files, ${megabytes(packedBytes)}; unpacked ${megabytes(unpackedBytes)}\n`);
process.stdout.write(`${tarball}\n`);
