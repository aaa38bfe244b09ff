import * as echarts from 'echarts';
const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 260 });
chart.setOption({
  animation: false, textStyle: { fontFamily: 'inherit', color: 'var(--ink)' },
  grid: { left: 50, right: 10, top: 30, bottom: 40 },
  legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: { color: 'var(--ink)', fontSize: 12 }, inactiveColor: 'var(--muted)', selectedMode: false },
  xAxis: { type: 'value', name: 'step', nameLocation: 'middle', nameGap: 24, axisLine: { lineStyle: { color: 'var(--line)' } }, axisLabel: { color: 'var(--muted)' }, splitLine: { show: false }, max: 1000 },
  yAxis: { type: 'value', axisLabel: { color: 'var(--muted)' }, splitLine: { lineStyle: { color: 'var(--line)' } } },
  series: [ { type: 'line', silent: true, name: 'a <b>', showSymbol: false, emphasis: { disabled: true }, lineStyle: { color: 'var(--aligned)', width: 2 }, itemStyle: { color: 'var(--aligned)' }, data: [[0, 1], [500, 2], [1000, 1.5]],
    markArea: { silent: true, data: [[{ xAxis: 0, name: 'pretraining', itemStyle: { color: 'var(--line)', opacity: 0.3 }, label: { color: 'var(--muted)' } }, { xAxis: 400 }]] } } ],
});
console.log(chart.renderToSVGString({ useViewBox: true }));
