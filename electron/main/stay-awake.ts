// The display stays awake while a run is at work.
import { powerSaveBlocker } from 'electron';
import type { Workbench } from '../services/workbench.ts';

const LOOK_MS = 60_000;

export async function stayAwakeWhileTraining(workbench: Workbench, ended: AbortSignal): Promise<void> {
  let blocker: number | null = null;
  while (!ended.aborted) {
    const isTraining = workbench.queue.activeId !== null;
    if (isTraining && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep');
    if (!isTraining && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    await workbench.changes.next(LOOK_MS, ended);
  }
  if (blocker !== null) powerSaveBlocker.stop(blocker);
}
