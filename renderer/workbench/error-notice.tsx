// What went wrong and what to do about it, in place of what could not be shown.
import { Alert, Button } from '@mantine/core';
import { serializeError } from '../../shared/errors.ts';

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { message, remedy } = serializeError(error);
  return (
    <Alert color="red" role="alert" title={message}>
      {remedy}
      {onRetry === undefined ? null : (
        <Button variant="default" ml="md" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
