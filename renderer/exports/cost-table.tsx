// What an export costs: bytes of its files, multiply-adds and time of its network.
import type { ExportListing } from '../../shared/api/exports.ts';
import { channelsText } from '../../shared/export-lines.ts';
import type { Cost } from '../../shared/model-card.ts';
import classes from './export-table.module.css';

type Card = ExportListing['card'];

const bytesText = (bytes: number): string =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;

export function FileTable({ card: { files, cost } }: { readonly card: Card }) {
  return (
    <table className={classes.table}>
      <caption>Files</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">size</th>
          <th scope="col">zipped</th>
        </tr>
      </thead>
      <tbody>
        {[...files, cost.before].map((file) => (
          <tr key={file.file} className={file === cost.before ? classes.before : undefined}>
            <th scope="row">{file === cost.before ? `before: ${file.file}` : file.file}</th>
            <td>{bytesText(file.bytes)}</td>
            <td>{bytesText(file.zipped)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function CostTable({ card: { cost } }: { readonly card: Card }) {
  const { dense, masked, exported, channels } = cost;
  return (
    <table className={classes.table}>
      <caption>Multiply-adds for one image, and time in ONNX Runtime on one thread</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">dense</th>
          <th scope="col">by weights ≠ 0</th>
          {dense.latency.map(({ batch }) => (
            <th key={batch} scope="col">
              {batch === 1 ? '1 image' : `${batch} images`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <CostRow name="all weights" cost={dense} />
        <CostRow name="under the mask" cost={masked} />
        {exported === null ? null : <CostRow name="as exported" cost={exported} />}
      </tbody>
      {channels === null ? null : (
        <tfoot>
          <tr>
            <td colSpan={3 + dense.latency.length}>{channelsText(channels)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function CostRow({ name, cost: { layers, latency } }: { readonly name: string; readonly cost: Cost }) {
  const total = (of: 'dense' | 'effective'): string =>
    `${(layers.reduce((sum, layer) => sum + layer[of], 0) / 1e6).toFixed(2)} M`;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{total('dense')}</td>
      <td>{total('effective')}</td>
      {latency.map(({ batch, milliseconds }) => (
        <td key={batch}>{milliseconds.toFixed(2)} ms</td>
      ))}
    </tr>
  );
}
