import { SkeletonBlock } from '../../../ui/kit/States.tsx';
import '../case/case.css';

const HEAD = 104;

const Blocks = ({ heights }: { heights: number[] }) =>
  heights.map((height) => <SkeletonBlock key={height} height={height} />);

/** The page of a case, an order or a return before it is here: its head, what is on record, and the rail beside. */
export const ObjectSkeleton = ({ main, rail }: { main: number[]; rail: number[] }) => (
  <div className="case-page">
    <SkeletonBlock height={HEAD} />
    <div className="case-columns">
      <div className="case-main">
        <Blocks heights={main} />
      </div>
      <div className="case-rail">
        <Blocks heights={rail} />
      </div>
    </div>
  </div>
);

/** The same beside a list. */
export const PanelSkeleton = () => (
  <div className="case-panel">
    <Blocks heights={[120, 220]} />
  </div>
);
