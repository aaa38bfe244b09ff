// What a graph costs to compute: multiply-adds of each layer for one image.
import type { LayerCost } from '../../../../shared/model-card.ts';
import type { NetworkGraph } from './network-graph.ts';
import { shapesOf } from './shapes.ts';

/**
 * `dense` counts every weight, as libraries compute it; `effective` those that are not 0, which only a library for sparse
 * weights would make use of. Norms, sums and pooling are not counted.
 */
export function multiplyAdds(graph: NetworkGraph): LayerCost[] {
  const shapes = shapesOf(graph);
  return graph.nodes.flatMap(({ name, operation }) => {
    if (operation.kind !== 'convolution' && operation.kind !== 'linear') return [];
    const { values } = operation.weight;
    const { height = 1, width = 1 } = shapes.get(name) ?? {};
    let kept = 0;
    for (const value of values) if (value !== 0) kept++;
    const pixels = height * width;
    return [{ layer: name, weights: values.length, kept, dense: pixels * values.length, effective: pixels * kept }];
  });
}
