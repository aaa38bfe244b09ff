// One run, live or finished.
import { useParams } from 'wouter';

export function RunView() {
  const { run } = useParams<{ run: string }>();
  return <h1>{run}</h1>;
}
