'use strict';
(() => {
  const style = getComputedStyle(document.documentElement);
  const tone = name => style.getPropertyValue('--tone-' + name).trim();
  const ink = style.getPropertyValue('--ink-2').trim();
  const grid = style.getPropertyValue('--line').trim();

  const dataset = (kind, series, points) => ({
    label: series.label,
    data: series.values,
    borderColor: tone(series.tone),
    backgroundColor: kind === 'line' ? tone(series.tone) + '22' : tone(series.tone),
    borderWidth: kind === 'line' ? 2 : 0,
    pointRadius: points > 60 ? 0 : 1.5,
    tension: 0,
    fill: false,
    maxBarThickness: 22,
  });

  const draw = canvas => {
    const data = JSON.parse(canvas.dataset.chart);
    const stacked = data.kind === 'stacked';
    return new Chart(canvas, {
      type: data.kind === 'line' ? 'line' : 'bar',
      data: { labels: data.labels, datasets: data.series.map(series => dataset(data.kind, series, data.labels.length)) },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        indexAxis: stacked ? 'y' : 'x',
        interaction: { mode: 'index', intersect: false, axis: stacked ? 'y' : 'x' },
        plugins: { legend: { position: 'bottom', labels: { color: ink, boxWidth: 12, boxHeight: 12 } } },
        scales: {
          x: { stacked, beginAtZero: true, ticks: { color: ink, maxTicksLimit: 8, maxRotation: 0 }, grid: { color: grid } },
          y: { stacked, beginAtZero: true, ticks: { color: ink, autoSkip: !stacked, precision: stacked ? undefined : 0 }, grid: { color: grid } },
        },
      },
    });
  };

  document.querySelectorAll('canvas[data-chart]').forEach(draw);
})();
