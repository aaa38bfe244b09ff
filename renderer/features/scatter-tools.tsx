// The controls of a cloud of points.
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { Lasso, Maximize2, Move, SquareDashed, ZoomIn, ZoomOut } from 'lucide-react';
import { SaveMenu } from '../charts/save-menu.tsx';
import classes from './scatter.module.css';
import type { Scene } from './scene.ts';

interface ScatterToolsProps {
  readonly title: string;
  readonly scene: Scene | null;
  readonly isLasso: boolean;
  readonly onLasso: (isLasso: boolean) => void;
  readonly onSelectSeen: () => void;
  readonly csv: () => string;
}

const FACTOR = 1.6;

export function ScatterTools({ title, scene, isLasso, onLasso, onSelectSeen, csv }: ScatterToolsProps) {
  return (
    <div className={classes.tools}>
      <SegmentedControl
        aria-label="What dragging does"
        data={[
          { value: 'move', label: <Mode icon={<Move size={13} aria-hidden />} name="Move" /> },
          { value: 'lasso', label: <Mode icon={<Lasso size={13} aria-hidden />} name="Lasso" /> },
        ]}
        value={isLasso ? 'lasso' : 'move'}
        onChange={(value) => onLasso(value === 'lasso')}
      />
      <Button
        variant="default"
        leftSection={<SquareDashed size={13} aria-hidden />}
        disabled={scene === null}
        onClick={onSelectSeen}
        title="All samples in view of the labels that stand out"
      >
        Select what is in view
      </Button>
      <span className={classes.spring} />
      <ActionIcon aria-label="Zoom in" title="Zoom in" onClick={() => scene?.zoom(FACTOR)}>
        <ZoomIn size={15} />
      </ActionIcon>
      <ActionIcon aria-label="Zoom out" title="Zoom out" onClick={() => scene?.zoom(1 / FACTOR)}>
        <ZoomOut size={15} />
      </ActionIcon>
      <ActionIcon aria-label="Show all" title="Show all (or double-click)" onClick={() => scene?.fit()}>
        <Maximize2 size={14} />
      </ActionIcon>
      <SaveMenu
        title={title}
        png={async () => {
          if (scene === null) throw new Error('the cloud is not drawn yet');
          return await scene.png();
        }}
        csv={csv}
      />
    </div>
  );
}

function Mode({ icon, name }: { readonly icon: React.ReactNode; readonly name: string }) {
  return (
    <span className={classes.mode}>
      {icon}
      {name}
    </span>
  );
}
