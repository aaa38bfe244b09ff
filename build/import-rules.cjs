// Imports point one way: renderer and electron → dataset → shared; hosts → services → engine by messages only.
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-cycle', 'A cycle means that two files are one idea.', {}, { circular: true }),
    forbid(
      'shared-is-pure',
      'shared/ crosses process boundaries: it knows nobody and no platform.',
      { path: '^shared/' },
      {
        // Colours are numbers; who draws them lives elsewhere.
        pathNot: '^(shared/|node_modules/(zod|@orpc/contract|d3-scale-chromatic|@types/d3-scale-chromatic)/)',
      },
    ),
    forbid(
      'dataset-knows-shared-alone',
      'Data sets know neither engine nor interface.',
      { path: '^dataset/' },
      {
        path: '^(electron|renderer|build|test)/',
      },
    ),
    forbid(
      'reading-knows-no-import',
      'What was imported is read as any other set.',
      { path: '^dataset/(?!import/)' },
      { path: '^dataset/import/' },
    ),
    forbid(
      'engine-knows-no-host',
      'The engine knows no host, no service and no interface.',
      { path: '^electron/engine/' },
      {
        path: '^(electron/(main|preload|headless|services)|renderer|build|test)/',
      },
    ),
    forbid(
      'file-formats-know-shared-alone',
      'A format of files is read by the engine and by services alike.',
      { path: '^electron/formats/' },
      {
        pathNot: '^(electron/formats|shared|node_modules/(zod|crc-32|@bufbuild/protobuf))/',
        dependencyTypesNot: ['core'],
      },
    ),
    forbid(
      'inspection-trains-nothing',
      'Looking inside a network leaves it as it is.',
      { path: '^electron/engine/inspection/' },
      { path: '^electron/engine/(methods|objectives)/' },
    ),
    forbid(
      'services-speak-to-the-engine-by-messages',
      'A host never loads TensorFlow.',
      {
        path: '^electron/(services|headless|main|preload)/',
      },
      { path: '^electron/engine/' },
    ),
    forbid(
      'services-know-no-host',
      'The same services serve every host.',
      { path: '^electron/services/' },
      {
        path: '^(electron/(main|preload|headless)|renderer)/',
      },
    ),
    forbid(
      'exports-train-nothing',
      'An export takes a network as it is; what it shares with training are networks, masks and data.',
      { path: '^electron/engine/exporting/' },
      { path: '^electron/engine/methods/' },
    ),
    forbid(
      'onnx-runtime-in-one-file',
      'One file of the engine knows the consumer of ONNX.',
      { path: '^(electron|dataset|shared|renderer)/', pathNot: '^electron/engine/exporting/onnx-runtime[.]ts$' },
      { path: 'node_modules/onnxruntime' },
    ),
    forbid(
      'tensorflow-in-the-engine-alone',
      'Only the engine computes.',
      { path: '^(electron/(services|headless|main|preload)|dataset|shared|renderer)/' },
      {
        path: 'node_modules/@tensorflow/',
      },
    ),
    forbid(
      'native-binding-in-tensor-alone',
      'One folder knows the native addon.',
      {
        path: '^electron/engine/',
        pathNot: '^electron/engine/tensor/',
      },
      { path: 'node_modules/@tensorflow/tfjs-node-gpu' },
    ),
    forbid(
      'electron-in-the-shell-alone',
      'All behind the shell also runs without it.',
      { pathNot: '^electron/(main|preload)/' },
      {
        path: 'node_modules/electron',
      },
    ),
    forbid(
      'renderer-knows-shared-and-data-sets-alone',
      'The page reaches its host through the API contract.',
      { path: '^renderer/', pathNot: '^renderer/vite[.]config[.]ts$' },
      { path: '^(electron|build|test)/' },
    ),
    forbid(
      'no-node-in-the-renderer',
      'The page runs in a sandbox.',
      { path: '^renderer/', pathNot: '^renderer/vite[.]config[.]ts$' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'interface-libraries-in-the-renderer-alone',
      'What draws the page is bundled with it and is not there at run time.',
      { pathNot: '^(renderer|test)/' },
      { path: 'node_modules/(react|react-dom|@mantine|recharts|zustand|wouter|lucide-react)/' },
    ),
    forbid(
      'the-preload-is-a-bridge-alone',
      'It is one small script in the sandbox.',
      { path: '^electron/preload/' },
      { path: '^(electron/(?!preload/)|build|dataset)' },
    ),
    forbid('no-unresolved-import', 'It must be there.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
