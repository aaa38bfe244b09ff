// What the samples are filtered by, with the number of samples behind each choice.
import { Button } from '@mantine/core';
import { memo } from 'react';
import type { RunSamples } from '../../shared/api/samples.ts';
import { Facet } from './facet.tsx';
import { FilterChips } from './filter-chips.tsx';
import classes from './filter-panel.module.css';
import type { FacetCounts } from './filter-samples.ts';
import { GroupFacet } from './group-facet.tsx';
import type { LabelNames } from './sample-facts.ts';
import { allSamples, filterText, type SampleFilter } from './sample-filter.ts';
import { TileLegend } from './tile-legend.tsx';

interface FilterPanelProps {
  readonly samples: RunSamples;
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
  readonly names: LabelNames;
  readonly counts: FacetCounts;
  /** Whether it is known what the network that mined says of the samples. */
  readonly hasMiner: boolean;
}

export const FilterPanel = memo(function FilterPanel({
  samples,
  filter,
  onFilter,
  names,
  counts,
  hasMiner,
}: FilterPanelProps) {
  const change = (changed: Partial<SampleFilter>): void => onFilter({ ...filter, ...changed });
  const isTraining = filter.split === 'train';
  const said = samples.splits.find(({ split }) => split === filter.split)?.predictions ?? null;
  const isFiltered = filterText({ ...filter, split: allSamples.split }) !== '';
  const classNames = Array.from(counts.classes, (_, label) => names.classes?.[label] ?? String(label));
  return (
    <aside className={classes.panel} aria-label="Filters">
      <div className={classes.head}>
        <h2 className={classes.title}>Filters</h2>
        <Button
          variant="subtle"
          disabled={!isFiltered}
          onClick={() => onFilter({ ...allSamples, split: filter.split })}
        >
          Clear
        </Button>
      </div>
      <FilterChips filter={filter} classNames={classNames} onChange={change} />
      {isTraining && samples.mined !== null ? (
        <>
          <div className={classes.quick}>
            <Button
              variant="default"
              px={0}
              disabled={samples.set?.aligned == null}
              aria-pressed={filter.group === 'aligned' && filter.mined === 'mined'}
              title="Mined, though they are aligned"
              onClick={() => onFilter({ ...allSamples, group: 'aligned', mined: 'mined' })}
            >
              False
            </Button>
            <Button
              variant="default"
              px={0}
              disabled={samples.set?.aligned == null}
              aria-pressed={filter.group === 'conflicting' && filter.mined === 'not-mined'}
              title="They conflict, and were not mined"
              onClick={() => onFilter({ ...allSamples, group: 'conflicting', mined: 'not-mined' })}
            >
              Missed
            </Button>
            <Button
              variant="default"
              px={0}
              title="Whose mark differs from what the run mined"
              aria-pressed={filter.corrected}
              onClick={() => change({ corrected: !filter.corrected })}
            >
              Corrected
            </Button>
          </div>
          <Facet
            title="Mined set"
            choices={[
              { value: 'mined', label: 'mined', count: counts.mined },
              { value: 'not-mined', label: 'not mined', count: counts.notMined },
            ]}
            chosen={filter.mined}
            onChoose={(mined) => change({ mined })}
          />
        </>
      ) : null}
      {samples.set?.aligned == null ? null : (
        <Facet
          title="Group"
          choices={[
            { value: 'aligned', label: 'aligned', count: counts.aligned },
            { value: 'conflicting', label: 'conflicting', count: counts.conflicting },
          ]}
          chosen={filter.group}
          onChoose={(group) => change({ group })}
        />
      )}
      {said === null ? null : (
        <Facet
          title={`Classifier after ${said.stage}`}
          choices={[
            { value: 'right', label: 'right', count: counts.verdict.right },
            { value: 'wrong', label: 'wrong', count: counts.verdict.wrong },
          ]}
          chosen={filter.verdict}
          onChoose={(verdict) => change({ verdict })}
        />
      )}
      {hasMiner ? (
        <Facet
          title={samples.mined?.network === 'classifier' ? 'Classifier that mined' : 'Biased network'}
          choices={[
            { value: 'right', label: 'right', count: counts.biasedVerdict.right },
            { value: 'wrong', label: 'wrong', count: counts.biasedVerdict.wrong },
          ]}
          chosen={filter.biasedVerdict}
          onChoose={(biasedVerdict) => change({ biasedVerdict })}
        />
      ) : null}
      <GroupFacet
        classNames={classNames}
        biasNames={names.biases}
        aligned={samples.set?.aligned ?? null}
        counts={counts}
        filter={filter}
        onChange={change}
      />
      <TileLegend
        hasGroups={samples.set?.aligned != null}
        hasMined={isTraining && samples.mined !== null}
        hasClassifier={said !== null}
        hasMiner={hasMiner}
      />
    </aside>
  );
});
