// The rail on the left: one entry for each view that is not reached from another.
import { Link, useLocation } from 'wouter';
import classes from './navigation.module.css';
import { views } from './views.tsx';

export function Navigation() {
  const [location] = useLocation();
  return (
    <nav className={classes.rail} aria-label="Views">
      <img className={classes.mark} src={mark} alt="DCWP workbench" width={28} height={28} />
      {views.map(({ path, entry }) =>
        entry === null ? null : (
          <Link
            key={path}
            href={path}
            className={classes.entry}
            aria-current={isAt(location, path) ? 'page' : undefined}
          >
            <entry.icon size={18} aria-hidden />
            {entry.label}
          </Link>
        ),
      )}
    </nav>
  );
}

const mark = new URL('../icon.svg', import.meta.url).href;

/** Also below it: a run belongs to the runs. */
const isAt = (location: string, path: string): boolean => location === path || location.startsWith(`${path}/`);
