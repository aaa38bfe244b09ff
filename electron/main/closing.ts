// What happens to a run at work when its window is closed: the user is asked.

export const closingChoices = ['Keep training', 'Save and quit', 'Cancel'] as const;
export type Closing = 'keep' | 'quit' | 'cancel';

export const closingQuestion = {
  message: 'A run is being trained.',
  detail:
    'It can go on without a window: open the workbench again to watch it. Or it is saved now, and resumed another time.',
};

/** By the button's place; a dialog that was closed without an answer cancels. */
export const closingOf = (button: number): Closing => (['keep', 'quit', 'cancel'] as const)[button] ?? 'cancel';
