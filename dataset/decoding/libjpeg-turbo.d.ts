// libjpeg-turbo in WebAssembly, whose package has no types: what is used of it here.
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  interface Decoder {
    /** Where a file of so many bytes is to be put. Valid until the next call. */
    getEncodedBuffer(length: number): Uint8Array;
    /** Throws on an error, and on what libjpeg warns of. */
    decode(): void;
    /** [height, width, 3], whatever the file has. In the module's memory: valid until the next call. */
    getDecodedBuffer(): Uint8ClampedArray;
  }

  function makeModule(options: {
    readonly instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ) => WebAssembly.Instance['exports'];
  }): Promise<{ readonly JPEGDecoder: new () => Decoder }>;
  export = makeModule;
}
