// A folder of this machine: typed, or chosen by the system's dialog, in a browser from a list of folders.
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { CornerLeftUp, Folder } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FolderListing } from '../../shared/api/workbench.ts';
import { ErrorNotice } from './error-notice.tsx';
import classes from './folder-input.module.css';
import { useBridge, useClient } from './workbench-provider.tsx';

interface FolderInputProps {
  readonly label: string;
  readonly description: string;
  readonly value: string | null;
  readonly onValue: (value: string | null) => void;
  readonly placeholder?: string;
}

export function FolderInput({ label, description, value, onValue, placeholder = '' }: FolderInputProps) {
  const bridge = useBridge();
  const [isOpen, setIsOpen] = useState(false);
  const choose = async (): Promise<void> => {
    if (bridge === null) return setIsOpen(true);
    const chosen = await bridge.chooseFolder(label);
    if (chosen !== null) onValue(chosen);
  };
  return (
    <div className={classes.input}>
      <TextInput
        className={classes.text}
        label={label}
        description={description}
        placeholder={placeholder}
        value={value ?? ''}
        onChange={(event) => onValue(event.currentTarget.value || null)}
      />
      <Button variant="default" onClick={() => void choose()} aria-label={`Choose: ${label}`}>
        Choose…
      </Button>
      {isOpen ? (
        <FolderDialog
          title={label}
          first={value}
          onChoose={(path) => {
            onValue(path);
            setIsOpen(false);
          }}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </div>
  );
}

interface FolderDialogProps {
  readonly title: string;
  readonly first: string | null;
  readonly onChoose: (path: string) => void;
  readonly onClose: () => void;
}

function FolderDialog({ title, first, onChoose, onClose }: FolderDialogProps) {
  const [path, setPath] = useState(first);
  const { listing, error } = useFolders(path);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      {error === null ? null : <ErrorNotice error={error} onRetry={() => setPath(null)} />}
      <p className={classes.path}>{listing?.path}</p>
      <ul className={classes.folders}>
        {listing === null || listing.parent === null ? null : (
          <li>
            <button type="button" onClick={() => setPath(listing.parent)}>
              <CornerLeftUp size={14} aria-hidden /> up
            </button>
          </li>
        )}
        {listing?.folders.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => setPath(inside(listing.path, name))}>
              <Folder size={14} aria-hidden /> {name}
            </button>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={listing === null} onClick={() => listing !== null && onChoose(listing.path)}>
          Choose this folder
        </Button>
      </Group>
    </Modal>
  );
}

/** By the separator that the path has. */
function inside(path: string, name: string): string {
  const separator = path.includes('\\') ? '\\' : '/';
  return path.endsWith(separator) ? `${path}${name}` : `${path}${separator}${name}`;
}

function useFolders(path: string | null) {
  const { workbench } = useClient();
  const [answer, setAnswer] = useState<{ listing: FolderListing | null; error: unknown }>({
    listing: null,
    error: null,
  });
  useEffect(() => {
    const ended = new AbortController();
    workbench.folders({ path }, { signal: ended.signal }).then(
      (listing) => setAnswer({ listing, error: null }),
      (error: unknown) => {
        if (!ended.signal.aborted) setAnswer((before) => ({ ...before, error }));
      },
    );
    return () => ended.abort();
  }, [workbench, path]);
  return answer;
}
