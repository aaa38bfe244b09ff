// Kept fraction of the layers over the steps, as a heatmap; a layer that is chosen shows its mask.
import { memo, useMemo, useRef } from 'react';
import type { EventOf } from '../../shared/events.ts';
import { percentText } from '../../shared/number-text.ts';
import { colorRange, sparsityGrid } from '../../shared/sparsity-grid.ts';
import { ColorScale } from '../charts/color-scale.tsx';
import { csv } from '../charts/csv.ts';
import { Panel } from '../charts/panel.tsx';
import { PanelFoot } from '../charts/panel-foot.tsx';
import { Raster } from '../charts/raster.tsx';
import { rasterPicture } from '../charts/raster-picture.ts';
import { SaveMenu } from '../charts/save-menu.tsx';
import { useSavedDetail } from '../charts/saved-from.ts';
import { usePointedCell } from '../charts/use-pointed-cell.ts';
import classes from './sparsity-panel.module.css';

interface SparsityPanelProps {
  readonly events: readonly EventOf<'layer-sparsity'>[];
  readonly of: string;
  readonly steps: number;
  readonly layer: string | null;
  readonly onLayer: (layer: string) => void;
}

export const SparsityPanel = memo(function SparsityPanel(props: SparsityPanelProps) {
  const { events, of, steps, layer, onLayer } = props;
  const grid = useMemo(() => sparsityGrid(events, steps), [events, steps]);
  const [low, high] = colorRange(grid.range);
  const shares = useMemo(() => grid.kept.map((kept) => (kept - low) / (high - low)), [grid, low, high]);
  const { cell, pointing } = usePointedCell(grid.layers.length, grid.columns);
  const savedDetail = useSavedDetail();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = events.at(-1);
  const hovered = cell === null ? undefined : grid.kept[cell.row * grid.columns + cell.column];
  return (
    <Panel
      title="Kept fraction by layer"
      detail={of}
      controls={
        <SaveMenu
          title={`Kept fraction by layer, ${of}`}
          png={async () => {
            if (canvas.current === null) throw new Error('the heatmap is not drawn yet');
            return rasterPicture(canvas.current, {
              title: 'Kept fraction by layer',
              detail: savedDetail(of),
              scale: { label: 'kept', low: percentText(low), high: percentText(high) },
              xLabel: `step 0 to ${(grid.columns * grid.interval).toLocaleString('en-US')}`,
              yLabel: 'layer',
              rows: grid.layers,
            });
          }}
          csv={() => sparsityCsv(events)}
        />
      }
    >
      <div className={classes.heatmap}>
        <div className={classes.layers} role="radiogroup" aria-label="Layer whose mask is shown">
          {grid.layers.map((name, row) => (
            <label key={name} className={classes.layer} data-chosen={name === layer}>
              <input type="radio" name="layer" checked={name === layer} onChange={() => onLayer(name)} />
              <span className={classes.name}>{name}</span>
              <span className={classes.kept}>{percentText(fractionOf(last?.layers[row]))}</span>
            </label>
          ))}
        </div>
        <div className={classes.cells} {...pointing}>
          <Raster
            label={`Kept fraction of ${grid.layers.length} layers over ${steps} steps`}
            columns={grid.columns}
            rows={grid.layers.length}
            shares={shares}
            canvas={canvas}
          />
        </div>
        <div className={classes.steps}>
          <span>0</span>
          <span>step</span>
          <span>{(grid.columns * grid.interval).toLocaleString('en-US')}</span>
        </div>
      </div>
      <PanelFoot>
        <ColorScale label="kept" low={percentText(low)} high={percentText(high)} />
        <span>
          {cell === null || hovered === undefined || Number.isNaN(hovered)
            ? ''
            : `${grid.layers[cell.row]} at step ${((cell.column + 1) * grid.interval).toLocaleString('en-US')}: ${percentText(hovered)} kept`}
        </span>
      </PanelFoot>
    </Panel>
  );
});

function fractionOf(layer: { readonly kept: number; readonly total: number } | undefined): number | null {
  return layer === undefined || layer.total === 0 ? null : layer.kept / layer.total;
}

function sparsityCsv(events: readonly EventOf<'layer-sparsity'>[]): string {
  const lines = events.flatMap(({ step, layers }) =>
    layers.map(({ layer, kept, total }) => [step, layer, kept, total]),
  );
  return csv([['step', 'layer', 'kept weights', 'weights'], ...lines]);
}
