// Points by WebGL 2: one call draws all of them. Needs no code made at run time, which the page's policy forbids.
import {
  createBufferInfoFromArrays,
  createProgramInfo,
  drawBufferInfo,
  setAttribInfoBufferFromArray,
  setBuffersAndAttributes,
  setUniforms,
} from 'twgl.js';
import { ordered } from './ordered.ts';
import type { Painter } from './painter.ts';

const VERTEX = `#version 300 es
in vec2 position;
in vec4 color;
uniform vec2 center;
uniform vec2 zoom;
uniform float diameter;
out vec4 shade;
void main() {
  gl_Position = vec4((position - center) * zoom, 0.0, 1.0);
  gl_PointSize = diameter;
  shade = color;
}`;

/** A disc; its edge is one pixel soft. */
const FRAGMENT = `#version 300 es
precision highp float;
in vec4 shade;
uniform float diameter;
out vec4 pixel;
void main() {
  float away = length(gl_PointCoord - 0.5) * diameter;
  float alpha = shade.a * clamp(0.5 * diameter - away + 0.5, 0.0, 1.0);
  pixel = vec4(shade.rgb * alpha, alpha);
}`;

/** A context shows what draws it; the canvas itself is left free for another kind of context. */
function isHardware(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  const facts = gl?.getExtension('WEBGL_debug_renderer_info');
  if (gl === null || gl === undefined) return false;
  const renderer = String(gl.getParameter(facts?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !/swiftshader|llvmpipe|software|basic render/i.test(renderer);
}

/**
 * Null where the browser has no WebGL 2, or one that only imitates a GPU: the processor draws faster by itself (160,000 points
 * at 57 frames a second against 25 by SwiftShader, on 2 cores).
 */
export function webglPainter(canvas: HTMLCanvasElement, positions: Float32Array, order: Int32Array): Painter | null {
  if (!isHardware()) return null;
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, premultipliedAlpha: true });
  if (gl === null) return null;
  const program = createProgramInfo(gl, [VERTEX, FRAGMENT]);
  const buffers = createBufferInfoFromArrays(gl, {
    position: { numComponents: 2, data: ordered(positions, order, 2) },
    color: { numComponents: 4, data: new Uint8Array(2 * positions.length), normalize: true },
  });
  return {
    kind: 'webgl',
    setColors: (colors) => {
      const attribute = buffers.attribs?.color;
      if (attribute !== undefined) setAttribInfoBufferFromArray(gl, attribute, ordered(colors, order, 4));
    },
    draw: ({ x, y, scale }, { width, height }, ratio, diameter) => {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.useProgram(program.program);
      setBuffersAndAttributes(gl, program, buffers);
      const zoom = [(2 * scale) / width, (2 * scale) / height];
      setUniforms(program, { center: [x, y], zoom, diameter: diameter * ratio });
      drawBufferInfo(gl, buffers, gl.POINTS, positions.length / 2);
    },
    dispose: () => {
      for (const { buffer } of Object.values(buffers.attribs ?? {})) gl.deleteBuffer(buffer);
      gl.deleteProgram(program.program);
    },
  };
}
