// The versions that the native runtime is made of.

/** TensorFlow as its wheels carry it. Its C interface fits the addon below; a new version needs a new measurement. */
export const TENSORFLOW_VERSION = '2.21.0';

/** `@tensorflow/tfjs-node-gpu`, whose sources are compiled. A test holds it equal to the installed package. */
export const ADDON_VERSION = '4.22.0';

/** Node-API level that the addon is compiled for. It is part of the addon's folder name, which TensorFlow.js expects. */
export const NAPI_VERSION = 8;

/** The Python whose wheels are taken. The library inside does not depend on it, nor on the Python that downloads. */
export const WHEEL_PYTHON = '3.12';
