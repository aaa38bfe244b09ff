// Marks beside a mask: which channels keep no weight.
import { useEffect, useRef } from 'react';
import { darkColors } from '../../shared/theme-colors.ts';

interface DeadMarksProps {
  readonly className: string;
  readonly count: number;
  readonly dead: readonly number[];
  readonly direction: 'across' | 'down';
}

/** A canvas of one pixel for each channel, beside the mask's: the two stay aligned at any size. */
export function DeadMarks({ className, count, dead, direction }: DeadMarksProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = ref.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    // This red is far from viridis and stands on light and dark.
    context.fillStyle = darkColors.danger;
    for (const channel of dead)
      context.fillRect(direction === 'across' ? channel : 0, direction === 'down' ? channel : 0, 1, 1);
  }, [dead, direction]);
  const [width, height] = direction === 'across' ? [count, 1] : [1, count];
  return (
    <span className={className}>
      <canvas key={count} ref={ref} width={width} height={height} aria-hidden />
    </span>
  );
}
