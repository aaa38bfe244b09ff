// How a part of a run is named and coloured.
import type { NetworkRole, StageName } from '../../shared/events.ts';
import { colorVariableName } from '../../shared/theme-colors.ts';

export interface PartName {
  readonly stage: StageName;
  readonly network: NetworkRole;
}

export const networkTitle: Readonly<Record<NetworkRole, string>> = {
  biased: 'biased network',
  classifier: 'classifier',
};

/** `Pretraining`. */
export const stageTitle = (stage: StageName): string => stage.charAt(0).toUpperCase() + stage.slice(1);

export const stageColor = (stage: StageName): string => `var(${colorVariableName(stage)})`;

export const partKey = ({ stage, network }: PartName): string => `${stage}/${network}`;

/** `pretraining, biased network`; a stage that trains one network needs no more than its name. */
export const partTitle = ({ stage, network }: PartName): string =>
  stage === 'pretraining' ? `${stage}, ${networkTitle[network]}` : stage;
