// The mask of one layer by output and input channel, dead channels marked.
import { memo, useMemo, useRef } from 'react';
import { deadChannels } from '../../shared/dead-channels.ts';
import type { EventOf } from '../../shared/events.ts';
import { ColorScale } from '../charts/color-scale.tsx';
import { csv } from '../charts/csv.ts';
import { Panel } from '../charts/panel.tsx';
import { PanelFoot } from '../charts/panel-foot.tsx';
import { Raster } from '../charts/raster.tsx';
import { rasterPicture } from '../charts/raster-picture.ts';
import { SaveMenu } from '../charts/save-menu.tsx';
import { useSavedDetail } from '../charts/saved-from.ts';
import { usePointedCell } from '../charts/use-pointed-cell.ts';
import { Choice } from '../controls/choice.tsx';
import { DeadMarks } from './dead-marks.tsx';
import classes from './mask-panel.module.css';
import { useMask } from './use-mask.ts';

interface MaskPanelProps {
  readonly run: string;
  /** The latest of each layer. */
  readonly heatmaps: Readonly<Record<string, EventOf<'mask-heatmap'>>>;
  readonly layer: string;
  readonly onLayer: (layer: string) => void;
}

export const MaskPanel = memo(function MaskPanel({ run, heatmaps, layer, onLayer }: MaskPanelProps) {
  const event = heatmaps[layer];
  return event === undefined ? null : (
    <MaskOf
      key={layer}
      run={run}
      event={event}
      choice={
        <Choice
          label="Layer of the mask"
          className={classes.choice}
          options={Object.keys(heatmaps).map((name) => ({ value: name, label: name }))}
          value={layer}
          onChoose={onLayer}
        />
      }
    />
  );
});

interface MaskOfProps {
  readonly run: string;
  readonly event: EventOf<'mask-heatmap'>;
  readonly choice: React.ReactNode;
}

function MaskOf({ run, event, choice }: MaskOfProps) {
  const { layer, outputs, inputs, area, step, stage } = event;
  const bytes = useMask(run, event);
  const whole = bytes !== null && bytes.length === outputs * inputs ? bytes : null;
  const shares = useMemo(() => Float32Array.from(whole ?? [], (byte) => byte / 255), [whole]);
  const dead = useMemo(() => (whole === null ? null : deadChannels(whole, outputs, inputs)), [whole, outputs, inputs]);
  const savedDetail = useSavedDetail();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { cell, pointing } = usePointedCell(outputs, inputs);
  const title = `Mask of ${layer}`;
  return (
    <Panel
      title={title}
      detail={`${stage}, step ${step.toLocaleString('en-US')} · ${outputs} × ${inputs} channels${area > 1 ? `, ${area} weights each` : ''}`}
      controls={
        <>
          {choice}
          <SaveMenu
            title={`${title}, step ${step}`}
            png={async () => {
              if (canvas.current === null) throw new Error('the mask is not drawn yet');
              return rasterPicture(canvas.current, {
                title,
                detail: savedDetail(`${stage}, step ${step.toLocaleString('en-US')}`),
                scale: { label: 'kept', low: '0 %', high: '100 %' },
                xLabel: `${inputs} input channels`,
                yLabel: `${outputs} output channels`,
              });
            }}
            csv={() => maskCsv(shares, event)}
          />
        </>
      }
    >
      <div className={classes.frame}>
        <div className={classes.outputs}>outputs ↓</div>
        <div className={classes.inputs}>inputs →</div>
        <DeadMarks className={classes.deadInputs ?? ''} count={inputs} dead={dead?.inputs ?? []} direction="across" />
        <DeadMarks className={classes.deadOutputs ?? ''} count={outputs} dead={dead?.outputs ?? []} direction="down" />
        <div className={classes.mask} {...pointing}>
          {whole === null ? null : (
            <Raster
              label={`Kept weights of ${layer} for each pair of channels`}
              columns={inputs}
              rows={outputs}
              shares={shares}
              canvas={canvas}
            />
          )}
        </div>
      </div>
      <PanelFoot>
        <ColorScale label="kept" low="0 %" high="100 %" />
        {cell === null || whole === null ? (
          <span className={classes.dead}>
            {dead === null
              ? ''
              : `dead: ${dead.outputs.length} of ${outputs} outputs, ${dead.inputs.length} of ${inputs} inputs`}
          </span>
        ) : (
          <span>{pairText(cell.row, cell.column, shares[cell.row * inputs + cell.column] ?? 0, area)}</span>
        )}
      </PanelFoot>
    </Panel>
  );
}

/** `output 5, input 2: 13 of 16 weights kept`. */
function pairText(output: number, input: number, share: number, area: number): string {
  const kept = area === 1 ? (share > 0 ? 'kept' : 'pruned') : `${Math.round(share * area)} of ${area} weights kept`;
  return `output ${output}, input ${input}: ${kept}`;
}

/** A line for each output channel. */
function maskCsv(shares: Float32Array, { outputs, inputs, area }: EventOf<'mask-heatmap'>): string {
  const head = ['output', ...Array.from({ length: inputs }, (_, input) => `input ${input} (kept fraction)`)];
  const lines = Array.from({ length: outputs }, (_, output) => [
    output,
    // A byte stood for it: as many weights of the pair as it can mean.
    ...Array.from(shares.subarray(output * inputs, (output + 1) * inputs), (share) => Math.round(share * area) / area),
  ]);
  return csv([head, ...lines]);
}
