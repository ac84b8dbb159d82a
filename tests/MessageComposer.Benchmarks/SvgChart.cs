using System.Globalization;
using System.Text;

namespace MessageComposer.Benchmarks;

/// <summary>Draws a few lines over named places as SVG, readable on light and dark pages.</summary>
internal static class SvgChart
{
    private const int Width = 640, Height = 320, Left = 70, Right = 20, Top = 40, Bottom = 60;

    private static readonly string[] s_colours = ["#2563eb", "#d97706", "#059669"];

    public static string Lines(string title, IReadOnlyList<string> places, IReadOnlyList<(string Name, double[] Values)> lines)
    {
        double most = Math.Max(1e-9, lines.Max(line => line.Values.Max())) * 1.1;
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{title}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#6b7280\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"20\" font-size=\"14\">{title}</text>\n");
        for (int step = 0; step <= 4; step++)
        {
            double value = most * step / 4;
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(value):0}\" y2=\"{Y(value):0}\" stroke=\"#9ca3af\" stroke-opacity=\".4\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4:0}\" text-anchor=\"end\">{value.ToString(most >= 100 ? "N0" : "0.0", CultureInfo.InvariantCulture)}</text>\n");
        }
        for (int place = 0; place < places.Count; place++) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(place):0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{places[place]}</text>\n");
        for (int line = 0; line < lines.Count; line++)
        {
            string colour = s_colours[line % s_colours.Length];
            string points = string.Join(' ', lines[line].Values.Select((value, place) => string.Create(CultureInfo.InvariantCulture, $"{X(place):0.0},{Y(value):0.0}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{points}\"/>\n");
            for (int place = 0; place < lines[line].Values.Length; place++) svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(place):0.0}\" cy=\"{Y(lines[line].Values[place]):0.0}\" r=\"3\" fill=\"{colour}\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + line * 140}\" y=\"{Height - 14}\" fill=\"{colour}\">{lines[line].Name}</text>\n");
        }
        return svg.Append("</svg>\n").ToString();

        double X(int place) => Left + (Width - Left - Right) * (places.Count == 1 ? 0.5 : (double)place / (places.Count - 1));
        double Y(double value) => Height - Bottom - (Height - Top - Bottom) * value / most;
    }
}
